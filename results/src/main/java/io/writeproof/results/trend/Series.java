package io.writeproof.results.trend;

import io.writeproof.results.compare.Direction;
import io.writeproof.results.store.RunSummary;
import java.util.List;
import java.util.Optional;

/**
 * One figure over the runs that can be compared, in the order of their commits.
 *
 * @param key what the figure is of
 * @param unit its unit, such as {@code ms} or {@code ops/s}
 * @param points the runs that have it
 */
public record Series(Key key, String unit, List<Point> points) {

    public Series {
        points = List.copyOf(points);
    }

    /** Which way is better; empty when the unit does not say. */
    public Optional<Direction> direction() {
        return Direction.ofUnit(unit);
    }

    /** The figures alone. */
    public double[] values() {
        return points.stream().mapToDouble(Point::value).toArray();
    }

    /**
     * What must be equal for figures to be of one series.
     *
     * @param suite the suite
     * @param variant the configuration; empty when the suite has none
     * @param environment fingerprint of where it ran
     * @param load digest of the parameters of the load
     * @param metric the figure's name
     */
    public record Key(String suite, String variant, String environment, String load, String metric) {}

    /**
     * The figure of one run.
     *
     * @param run the run
     * @param value a finite number
     */
    public record Point(RunSummary run, double value) {}
}
