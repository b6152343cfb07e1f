package io.writeproof.service.ingest;

import io.writeproof.service.ingest.IngestStats.Latency;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The last {@value #SIZE} times, with their exact average and percentiles. Thread-safe. */
final class RecentTimes {

    private static final int SIZE = 100;

    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final long[] ring = new long[SIZE];
    private long added;

    synchronized void add(long nanos) {
        ring[(int) (added++ % SIZE)] = nanos;
    }

    /** Null before the first. */
    @Nullable
    Latency latency() {
        long[] times = sorted();
        return times.length == 0
                ? null
                : new Latency(
                        Arrays.stream(times).average().orElseThrow() / NANOS_PER_MILLI,
                        millis(times, 0.95),
                        millis(times, 0.99));
    }

    /** The smallest time that at least this part of them, 0 to 1, does not exceed (nearest rank). */
    private static double millis(long[] times, double part) {
        return times[(int) Math.ceil(part * times.length) - 1] / NANOS_PER_MILLI;
    }

    private synchronized long[] sorted() {
        long[] times = Arrays.copyOf(ring, (int) Math.min(added, SIZE));
        Arrays.sort(times);
        return times;
    }
}
