package io.writeproof.report.chart;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Counts by time and by size. Immutable as long as its arrays are left alone.
 *
 * @param from seconds at the beginning of the first column
 * @param to seconds at the end of the picture
 * @param width how many columns fit between them; the last one may be cut
 * @param low size at the lower edge of the lowest row
 * @param high size at the upper edge of the highest; all rows have the same ratio between their edges
 * @param columns the counts of each, from the lowest row up
 */
public record Grid(double from, double to, double width, double low, double high, List<long[]> columns) {

    public Grid {
        columns = List.copyOf(columns);
    }

    int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).length;
    }

    long count(int column, int row) {
        return columns.get(column)[row];
    }

    /** Of any cell. */
    long greatest() {
        return counts().max().orElse(0);
    }

    long sum() {
        return counts().sum();
    }

    private LongStream counts() {
        return columns.stream().flatMapToLong(LongStream::of);
    }

    /** Over all columns. */
    long sum(int row) {
        return columns.stream().mapToLong(column -> column[row]).sum();
    }

    /** The lower edge of a row, or of the one that would be above the highest. */
    double edge(int row) {
        return low * Math.pow(high / low, (double) row / rows());
    }
}
