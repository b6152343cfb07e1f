package io.writeproof.report.chart;

import java.util.List;

/** How values are laid out along an axis. */
public enum Scale {
    LINEAR,
    /** Equal ratios are equally far apart; what is not positive has no place. */
    LOGARITHMIC,
    /** Per cent from a round number below the least to 100, so that the last per cent can be seen. */
    SHARE,
    /** Seconds, with ticks at whole seconds, minutes and hours. */
    TIME,
    /** Percentiles from 0 to 1 by the logarithm of 1/(1−p): each further nine takes the same room. */
    PERCENTILE;

    /** From this ratio of the greatest value to a usual one on, a linear axis would hide the usual ones. */
    private static final double WIDE = 50;

    /** The scale on which all of these, durations of one unit, can be read. */
    public static Scale fitting(List<Series> series) {
        double[] values = series.stream()
                .flatMapToDouble(line -> line.points().stream().mapToDouble(Point::y))
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        boolean wide = values.length > 0 && values[values.length - 1] > WIDE * values[values.length / 4];
        return wide ? LOGARITHMIC : LINEAR;
    }
}
