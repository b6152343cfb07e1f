package io.writeproof.service.ingest;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Events per second of the last full window of {@value #SECONDS} seconds, by two counters and no list of moments.
 *
 * <p>Windows begin at multiples of their length. Thread-safe.
 */
final class WindowRate {

    private static final int SECONDS = 10;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(SECONDS);

    private final LongSupplier nanoClock;
    private final long start;
    private long window;
    private long count;
    private long lastCount;

    WindowRate(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
    }

    synchronized void add(int events) {
        roll();
        count += events;
    }

    /** 0 during the first window, and after one without events. */
    synchronized double perSecond() {
        roll();
        return (double) lastCount / SECONDS;
    }

    private void roll() {
        long now = (nanoClock.getAsLong() - start) / NANOS;
        if (now != window) {
            lastCount = now == window + 1 ? count : 0;
            count = 0;
            window = now;
        }
    }
}
