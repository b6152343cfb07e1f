package io.writeproof.jmeter;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time-ordered identifiers: UUID version 7 of RFC 9562.
 *
 * <p>48 bits of Unix milliseconds, then 12 bits that count parts of the millisecond (section 6.2, method 3), then 62
 * random bits. Within one process every one is greater than all before: when the clock stands still or goes back, the
 * time part counts on by itself. Thread-safe and lock-free.
 */
final class Uuid7 {

    private static final int FRACTION_BITS = 12;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private static final AtomicLong LAST_TICK = new AtomicLong();

    private Uuid7() {}

    /** The next one. */
    static UUID next() {
        return of(LAST_TICK.accumulateAndGet(tick(Instant.now()), (last, now) -> Math.max(last + 1, now)));
    }

    private static UUID of(long tick) {
        long fraction = tick & ((1L << FRACTION_BITS) - 1);
        long high = (tick >>> FRACTION_BITS << 16) | VERSION | fraction;
        long low = VARIANT | (ThreadLocalRandom.current().nextLong() >>> 2);
        return new UUID(high, low);
    }

    /** The time in units of 1/4096 ms. */
    private static long tick(Instant now) {
        long nanosOfMilli = now.getLong(ChronoField.NANO_OF_SECOND) % NANOS_PER_MILLI;
        return (now.toEpochMilli() << FRACTION_BITS) | ((nanosOfMilli << FRACTION_BITS) / NANOS_PER_MILLI);
    }
}
