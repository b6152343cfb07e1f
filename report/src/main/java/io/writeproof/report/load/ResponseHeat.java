package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.chart.Band;
import io.writeproof.report.chart.Grid;
import io.writeproof.report.chart.HeatMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The response times of all requests over the time of the run, from the counts that each second of the timeline has.
 *
 * <p>A column is as many whole seconds as make at most {@value #MOST_COLUMNS} of them; a row is one bucket of the counts, or so many
 * that at most {@value #MOST_ROWS} rows are left. Powers of ten are edges of rows.
 */
final class ResponseHeat {

    static final String ID = "heat";

    private static final int MOST_COLUMNS = 180;
    private static final int MOST_ROWS = 40;
    /** Times that hardly differ are not drawn as if they did. */
    private static final int FEWEST_ROWS = 12;
    /** Of the format. */
    private static final int PER_DECADE = 12;
    /** Of the format, in milliseconds. */
    private static final double FIRST_BOUND = 0.01;
    /** Of the format: what would be beyond is more than an hour. */
    private static final int BUCKETS = 105;
    /** So many buckets in a row leave the powers of ten between rows. */
    private static final int[] MERGES = {1, 2, 3, 4, 6, 12};

    /** Thirty years, so that a time that makes no sense breaks nothing. */
    private static final int LONGEST_S = 1_000_000_000;

    private final List<JsonNode> seconds;
    private final List<Band> bands;
    private final double first;
    private final int columnSeconds;
    /** Seconds that are in a column. */
    private final int drawnSeconds;

    private ResponseHeat(LoadDocument document, List<JsonNode> seconds, List<Band> bands) {
        this.seconds = seconds;
        this.bands = bands;
        this.first = time(seconds.get(0));
        double length = time(seconds.get(seconds.size() - 1)) - first;
        int all = 1 + (int) Math.max(0, Math.min(LONGEST_S, Math.rint(length)));
        this.columnSeconds = (all + MOST_COLUMNS - 1) / MOST_COLUMNS;
        // A picture that is not sent anew each second: the column that is growing is left out until it is complete.
        boolean growing = document.run().path("provisional").asBoolean();
        this.drawnSeconds = growing ? all / columnSeconds * columnSeconds : all;
    }

    /** The picture, if the timeline has counts; of a run that goes on as far as its last column is complete. */
    static Optional<HeatMap> of(LoadDocument document, List<Band> bands) {
        List<JsonNode> seconds = document.timeline().stream()
                .filter(line -> line.path("t").isNumber())
                .toList();
        return seconds.isEmpty() ? Optional.empty() : new ResponseHeat(document, seconds, bands).picture();
    }

    private Optional<HeatMap> picture() {
        long[][] columns = columns();
        int[] used = IntStream.range(0, BUCKETS)
                .filter(bucket -> Arrays.stream(columns).anyMatch(column -> column[bucket] > 0))
                .toArray();
        if (used.length == 0) {
            return Optional.empty();
        }
        int merge = merge(used[0], used[used.length - 1]);
        int lowest = row(used[0], merge);
        int highest = row(used[used.length - 1], merge);
        int spare = Math.max(0, FEWEST_ROWS - (highest - lowest + 1));
        int bottom = lowest - spare / 2;
        int top = highest + spare - spare / 2;
        List<long[]> cells = new ArrayList<>();
        for (long[] column : columns) {
            long[] rows = new long[top - bottom + 1];
            for (int bucket : used) {
                rows[row(bucket, merge) - bottom] += column[bucket];
            }
            cells.add(rows);
        }
        Grid grid = new Grid(
                first,
                Math.min(first + drawnSeconds - 1, time(seconds.get(seconds.size() - 1))),
                columnSeconds,
                (double) drawnSeconds / columnSeconds,
                edge(bottom, merge),
                edge(top + 1, merge),
                cells);
        return Optional.of(
                new HeatMap(ID, "Response times of all requests", "ms", cell(merge), "requests", grid, bands));
    }

    private long[][] columns() {
        long[][] columns = new long[(drawnSeconds + columnSeconds - 1) / columnSeconds][BUCKETS];
        for (JsonNode second : seconds) {
            int column = (int) Math.floor((time(second) - first + 0.5) / columnSeconds);
            if (column >= 0 && column < columns.length) {
                add(second.path("response_counts"), columns[column]);
            }
        }
        return columns;
    }

    /** A number below 0 stands for so many empty buckets. */
    private static void add(JsonNode numbers, long[] counts) {
        long bucket = 0;
        for (JsonNode node : numbers) {
            long number = node.asLong();
            if (number >= 0 && bucket < BUCKETS) {
                counts[(int) bucket] += number;
            }
            bucket += number < 0 ? -Math.max(number, -BUCKETS) : 1;
        }
    }

    private static int merge(int shortest, int longest) {
        return Arrays.stream(MERGES)
                .filter(merge -> row(longest, merge) - row(shortest, merge) < MOST_ROWS)
                .findFirst()
                .orElse(PER_DECADE);
    }

    /** Bucket 1 begins where bucket 0, which has no lower bound, ends. */
    private static int row(int bucket, int merge) {
        return Math.floorDiv(bucket - 1, merge);
    }

    private static double edge(int row, int merge) {
        return FIRST_BOUND * Math.pow(10, (double) row * merge / PER_DECADE);
    }

    private String cell(int merge) {
        long percent = Math.round(100 * (Math.pow(10, (double) merge / PER_DECADE) - 1));
        return "columns of " + columnSeconds + " s, rows of " + percent + " %";
    }

    private static double time(JsonNode second) {
        return second.path("t").asDouble();
    }
}
