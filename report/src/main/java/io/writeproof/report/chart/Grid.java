package io.writeproof.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Counts by time and by size. Immutable as long as its arrays are left alone.
 *
 * @param from the first second of the first column
 * @param to the last second of the last column
 * @param seconds so many are in a column
 * @param width how many columns fit between them; the last one may be cut
 * @param low size at the lower edge of the lowest row
 * @param high size at the upper edge of the highest; all rows have the same ratio between their edges
 * @param columns the counts of each, from the lowest row up
 */
public record Grid(double from, double to, int seconds, double width, double low, double high, List<long[]> columns) {

    public Grid {
        columns = List.copyOf(columns);
    }

    int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).length;
    }

    /** As the page's script reads it: in a column from the lowest row up, −n for n rows without a count. */
    ArrayNode packed() {
        ArrayNode packed = JsonNodeFactory.instance.arrayNode();
        for (long[] column : columns) {
            ArrayNode counts = packed.addArray();
            int empty = 0;
            for (long count : column) {
                if (count > 0 && empty > 0) {
                    counts.add(-empty);
                }
                if (count > 0) {
                    counts.add(count);
                }
                empty = count > 0 ? 0 : empty + 1;
            }
        }
        return packed;
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
