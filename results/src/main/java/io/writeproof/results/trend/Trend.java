package io.writeproof.results.trend;

import io.writeproof.results.stats.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * A series and where it changed.
 *
 * @param series the series
 * @param changes its changes, oldest first
 */
public record Trend(Series series, List<Change> changes) {

    /** Of a shorter history nothing is said. */
    public static final int SHORTEST_HISTORY = 6;

    /** So many of the newest runs must agree in a short history. */
    private static final int NEWEST = 3;

    /** A smaller change of a short history is not worth a look. */
    private static final double SHORT_HISTORY_GATE = 0.05;

    public Trend {
        changes = List.copyOf(changes);
    }

    /**
     * Looks for changes: change points from {@link ChangePoints#MIN_LENGTH} points on; in a shorter history whether the
     * three newest runs all lie beyond every run before them, by more than 5 % in the median.
     */
    public static Trend of(Series series) {
        double[] values = series.values();
        return new Trend(
                series,
                values.length < ChangePoints.MIN_LENGTH ? shortHistory(series, values) : changePoints(series, values));
    }

    private static List<Change> changePoints(Series series, double[] values) {
        List<Integer> points = ChangePoints.of(values);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            int from = i == 0 ? 0 : points.get(i - 1);
            int to = i == points.size() - 1 ? values.length : points.get(i + 1);
            changes.add(change(series, points.get(i), from, to, Change.Basis.CHANGE_POINT));
        }
        return changes;
    }

    private static List<Change> shortHistory(Series series, double[] values) {
        if (values.length < SHORTEST_HISTORY) {
            return List.of();
        }
        int split = values.length - NEWEST;
        Change change = change(series, split, 0, values.length, Change.Basis.SHORT_HISTORY);
        DoubleSummaryStatistics before = Arrays.stream(values, 0, split).summaryStatistics();
        DoubleSummaryStatistics after =
                Arrays.stream(values, split, values.length).summaryStatistics();
        boolean apart = after.getMin() > before.getMax() || after.getMax() < before.getMin();
        boolean large = Math.abs(change.after() - change.before()) > SHORT_HISTORY_GATE * Math.abs(change.before());
        return apart && large ? List.of(change) : List.of();
    }

    private static Change change(Series series, int index, int from, int to, Change.Basis basis) {
        double[] values = series.values();
        return new Change(
                index,
                series.points().get(index - 1),
                series.points().get(index),
                median(values, from, index),
                median(values, index, to),
                basis);
    }

    /** The medians of the parts that the changes cut the series into, oldest first. */
    public List<Level> levels() {
        double[] values = series.values();
        List<Integer> cuts = new ArrayList<>(List.of(0));
        changes.forEach(change -> cuts.add(change.index()));
        cuts.add(values.length);
        List<Level> levels = new ArrayList<>();
        for (int i = 1; i < cuts.size(); i++) {
            levels.add(new Level(cuts.get(i - 1), cuts.get(i), median(values, cuts.get(i - 1), cuts.get(i))));
        }
        return levels;
    }

    private static double median(double[] values, int from, int to) {
        return Sample.ofValues(Arrays.copyOfRange(values, from, to)).centre();
    }

    /**
     * A part of the series without a change.
     *
     * @param from index of its first point
     * @param to index behind its last point
     * @param median of its values
     */
    public record Level(int from, int to, double median) {}
}
