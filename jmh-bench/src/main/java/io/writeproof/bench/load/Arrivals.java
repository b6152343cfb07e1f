package io.writeproof.bench.load;

import java.util.Arrays;
import java.util.List;

/**
 * When the requests of one path reached the server, in bins of 10 ms that begin with the first of them.
 *
 * @param path what was asked for
 * @param firstNanos of {@link System#nanoTime()}, which on Linux all processes of a machine share
 * @param lastNanos likewise
 * @param bins how many arrived in each
 */
record Arrivals(String path, long firstNanos, long lastNanos, List<Integer> bins) {

    /** Length of a bin. */
    static final long BIN_NANOS = 10_000_000;

    private static final double BINS_PER_SECOND = 1e9 / BIN_NANOS;

    /** Reads the server's line: path, first, last and the bins, with a blank between them. */
    static Arrivals parse(String line) {
        String[] parts = line.split(" ", -1);
        List<Integer> bins = Arrays.stream(parts).skip(3).map(Integer::valueOf).toList();
        return new Arrivals(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), bins);
    }

    /** How many came from so many seconds after the first until so many, in whole bins. */
    long count(double from, double to) {
        return Arrays.stream(within(from, to)).sum();
    }

    /** How many came per second in that time. */
    double rate(double from, double to) {
        return count(from, to) / (to - from);
    }

    /** Standard deviation of the bins in that time, as a multiple of what it is for random (Poisson) arrivals. */
    double unevenness(double from, double to) {
        int[] window = within(from, to);
        double mean = Arrays.stream(window).average().orElse(Double.NaN);
        double squares =
                Arrays.stream(window).mapToDouble(n -> (n - mean) * (n - mean)).sum();
        return Math.sqrt(squares / (window.length - 1) / mean);
    }

    /** A bin after the last arrival is empty, not missing. */
    private int[] within(double from, double to) {
        int first = (int) Math.round(from * BINS_PER_SECOND);
        int[] window = new int[(int) Math.round(to * BINS_PER_SECOND) - first];
        for (int i = 0; i < window.length && first + i < bins.size(); i++) {
            window[i] = bins.get(first + i);
        }
        return window;
    }

    /** A moment so many seconds after the first arrival. */
    long at(double seconds) {
        return firstNanos + Math.round(seconds * 1e9);
    }
}
