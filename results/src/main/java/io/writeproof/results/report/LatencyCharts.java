package io.writeproof.results.report;

import io.writeproof.report.Markup;
import io.writeproof.report.chart.Axis;
import io.writeproof.report.chart.Chart;
import io.writeproof.report.chart.Ink;
import io.writeproof.report.chart.Mark;
import io.writeproof.report.chart.Point;
import io.writeproof.report.chart.Scale;
import io.writeproof.report.chart.Series;
import io.writeproof.results.compare.LatencyComparison;
import io.writeproof.results.compare.LatencyCurve;
import io.writeproof.results.compare.SectionComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The distributions of latencies of both sides, one over the other, a chart for each label. Stateless. */
final class LatencyCharts {

    /** More are not looked at; the distances of the others stand in the notes. */
    private static final int MOST_CHARTS = 8;

    private LatencyCharts() {}

    /**
     * The charts of response times; nothing for runs without histograms.
     *
     * @param id what the ids of the charts begin with, unique in the page
     */
    static Markup of(String id, SectionComparison compared) {
        List<LatencyComparison> shown = compared.latencies().stream()
                .filter(one -> one.key().kind().equals("response"))
                .limit(MOST_CHARTS)
                .toList();
        List<Chart> charts = new ArrayList<>();
        for (LatencyComparison one : shown) {
            charts.add(chart(id + "-latency-" + charts.size(), one));
        }
        return charts.isEmpty()
                ? Markup.NONE
                : Markup.of(
                        Markup.element("h3", Markup.text("Response times of all runs together")),
                        Chart.figures(charts));
    }

    private static Chart chart(String id, LatencyComparison one) {
        List<Series> lines = new ArrayList<>(side("baseline", Ink.GREY, one.baseline()));
        lines.addAll(side("candidate", Ink.BLUE, one.candidate()));
        return new Chart(
                id,
                one.key().label(),
                Axis.percentile(),
                new Axis("by percentile", "ms", Scale.fitting(lines)),
                lines,
                List.of());
    }

    /** The curve, and the ends of its interval when there are enough runs for one. */
    private static List<Series> side(String name, Ink ink, LatencyCurve curve) {
        List<Series> lines = new ArrayList<>(List.of(line(name, ink, Mark.LINE, curve, LatencyCurve.Point::ms)));
        if (curve.points().stream().anyMatch(point -> Double.isFinite(point.low()))) {
            lines.add(line(name + ", lower end of 95 %", ink, Mark.DASHED, curve, LatencyCurve.Point::low));
            lines.add(line(name + ", upper end", ink, Mark.DASHED, curve, LatencyCurve.Point::high));
        }
        return lines;
    }

    private static Series line(
            String name, Ink ink, Mark mark, LatencyCurve curve, ToDoubleFunction<LatencyCurve.Point> value) {
        return Series.byPercentile(
                name,
                ink,
                mark,
                curve.points().stream()
                        .map(point -> new Point(point.share(), value.applyAsDouble(point)))
                        .toList());
    }
}
