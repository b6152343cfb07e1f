package io.writeproof.report.chart;

import java.util.List;

/**
 * Numbers of one kind along the x axis. Immutable.
 *
 * @param points ascending by x
 * @param source where a live page finds the next value in a line of the timeline, as {@code response_ms/p99}; empty for nowhere
 * @param factor by which the value there is multiplied
 */
public record Series(String name, Ink ink, Mark mark, List<Point> points, String source, double factor) {

    public Series {
        points = List.copyOf(points);
    }

    /** A series that does not grow. */
    public static Series of(String name, Ink ink, Mark mark, List<Point> points) {
        return new Series(name, ink, mark, points, "", 1);
    }

    /**
     * Times by percentile.
     *
     * @param points percentiles from 0 to 1 with their times; that of 1 is left out, because it would be infinitely far away on
     *     an axis of percentiles
     */
    public static Series byPercentile(String name, Ink ink, Mark mark, List<Point> points) {
        return of(
                name, ink, mark, points.stream().filter(point -> point.x() < 1).toList());
    }

    boolean hasValues() {
        return points.stream().anyMatch(point -> Double.isFinite(point.y()));
    }
}
