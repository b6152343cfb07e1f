package io.writeproof.results.compare;

import java.util.Comparator;
import java.util.List;

/**
 * How the latencies of one label are distributed over all runs of a side.
 *
 * @param requests how many there were
 * @param runs in how many runs
 * @param points by percentile, ascending
 */
public record LatencyCurve(long requests, int runs, List<Point> points) {

    public LatencyCurve {
        points = List.copyOf(points);
    }

    /**
     * What it is about.
     *
     * @param label a label of the load test
     * @param kind {@code response}, from the planned send, or {@code service}, from the actual one
     */
    public record Key(String label, String kind) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::label).thenComparing(Key::kind);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * One percentile.
     *
     * @param share of the requests that took no longer, from 0 to 1
     * @param ms the latency
     * @param low lower end of its 95 % interval; not a number with fewer than two runs
     * @param high upper end
     */
    public record Point(double share, double ms, double low, double high) {}
}
