package io.writeproof.results.compare;

import java.util.Comparator;

/**
 * What a row is about.
 *
 * @param label what was measured: a benchmark with its parameters, or a label of a load test
 * @param metric what of it: JMH's mode such as {@code thrpt}, or {@code p99}, {@code achieved}, {@code lost}
 */
public record RowKey(String label, String metric) implements Comparable<RowKey> {

    private static final Comparator<RowKey> ORDER =
            Comparator.comparing(RowKey::label).thenComparing(RowKey::metric);

    @Override
    public int compareTo(RowKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return label + " " + metric;
    }
}
