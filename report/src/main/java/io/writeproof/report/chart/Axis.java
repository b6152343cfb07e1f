package io.writeproof.report.chart;

/**
 * An axis of a chart.
 *
 * @param title what is along it; empty when the chart's title says it
 * @param unit of its numbers; empty for none
 */
public record Axis(String title, String unit, Scale scale) {

    /** Time since the start of a run, in seconds. */
    public static Axis time() {
        return new Axis("time since the start", "s", Scale.TIME);
    }

    /** Percentiles from 0 to below 1, as {@link Series#byPercentile} has them. */
    public static Axis percentile() {
        return new Axis("percentile", "", Scale.PERCENTILE);
    }

    public static Axis linear(String title, String unit) {
        return new Axis(title, unit, Scale.LINEAR);
    }

    /** The title with the unit. */
    String text() {
        return unit.isEmpty() || title.isEmpty() ? title + unit : title + ", " + unit;
    }
}
