package io.writeproof.metrics;

import java.util.Arrays;

/** The last {@value #SIZE} times, with their exact average and percentiles. Thread-safe. */
final class RecentTimes {

    private static final int SIZE = 100;

    private final long[] ring = new long[SIZE];
    private long added;

    synchronized void add(long nanos) {
        ring[(int) (added++ % SIZE)] = nanos;
    }

    /** NaN before the first. */
    double averageNanos() {
        return Arrays.stream(sorted()).average().orElse(Double.NaN);
    }

    /**
     * The smallest time that at least this part of them, 0 to 1, does not exceed (nearest rank); NaN before the first.
     */
    double percentileNanos(double part) {
        long[] times = sorted();
        return times.length == 0 ? Double.NaN : times[(int) Math.ceil(part * times.length) - 1];
    }

    private synchronized long[] sorted() {
        long[] times = Arrays.copyOf(ring, (int) Math.min(added, SIZE));
        Arrays.sort(times);
        return times;
    }
}
