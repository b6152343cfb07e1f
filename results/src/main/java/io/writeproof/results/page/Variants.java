package io.writeproof.results.page;

import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import io.writeproof.report.Table;
import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import io.writeproof.report.Tone;
import io.writeproof.report.chart.Axis;
import io.writeproof.report.chart.Chart;
import io.writeproof.report.chart.Ink;
import io.writeproof.report.chart.Mark;
import io.writeproof.report.chart.Point;
import io.writeproof.report.chart.Scale;
import io.writeproof.report.chart.Series;
import io.writeproof.report.load.Spectrum;
import io.writeproof.results.report.ParityText;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Runs side by side: a table, each as a point of throughput and latency, and their response times over one another. Immutable.
 *
 * @param runs by the names that tell them apart
 */
record Variants(Map<String, StoredRun> runs) {

    private static final String ACHIEVED = "achieved_qps";
    private static final String P99 = "p99_latency_ms";

    /** A variant that ran more than once has its runs told apart by their ids. */
    static Variants of(List<StoredRun> runs) {
        Map<String, StoredRun> named = new LinkedHashMap<>();
        for (StoredRun run : runs) {
            String variant = run.variant().orElse("no variant");
            long same = runs.stream()
                    .filter(other -> other.variant().equals(run.variant()))
                    .count();
            named.put(same == 1 ? variant : variant + " " + run.runId(), run);
        }
        return new Variants(named);
    }

    /** A line for each. */
    List<Markup> verdicts() {
        List<Markup> lines = new ArrayList<>();
        runs.forEach(
                (name, run) -> lines.add(Markup.element("li", Markup.label(name), Markup.text(": "), verdict(run))));
        return lines;
    }

    Markup table() {
        Table table = Table.of(
                "Runs side by side",
                Column.text("variant"),
                Column.text("write mode"),
                Column.number("target, 1/s"),
                Column.number("achieved, 1/s"),
                Column.number("p99, ms"),
                Column.number("errors, %"),
                Column.text("parity"),
                Column.number("lost rows"),
                Column.text("commit"),
                Column.text("verdict"));
        runs.forEach((name, run) -> table.row(
                Cell.of(Markup.shortened(name)),
                Cell.of(Markup.shortened(run.writeMode().orElse("unknown"))),
                number(run.number("target_qps"), Figures::rate),
                number(run.number(ACHIEVED), Figures::rate),
                number(run.number(P99), Figures::ms),
                number(run.number("error_rate"), Figures::percent),
                parity(run),
                lost(run),
                Cell.of(Markup.shortened(run.shortCommit())),
                Cell.of(verdict(run))));
        return table.html();
    }

    /** How a run ended. */
    private static Markup verdict(StoredRun run) {
        RunStatus status = run.status();
        Tone tone = switch (status) {
            case PASSED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case INVALID, INTERRUPTED -> Tone.WARN;
        };
        return tone.mark(status.label());
    }

    private static Cell number(OptionalDouble number, DoubleFunction<String> form) {
        double value = number.orElse(Double.NaN);
        return Cell.number(form.apply(value), value);
    }

    private static Cell parity(StoredRun run) {
        String text = ParityText.of(run);
        Tone tone = switch (text) {
            case "ok" -> Tone.GOOD;
            case "not checked" -> Tone.MUTED;
            default -> Tone.BAD;
        };
        return Cell.of(tone.mark(text));
    }

    private static Cell lost(StoredRun run) {
        double lost = run.document().at("/parity/lost").asDouble(Double.NaN);
        return Cell.number(Figures.of(lost), lost);
    }

    /** Each run as a dot, and a line through those that no other is better than in both. Nothing without figures. */
    Markup frontier() {
        List<Series> series = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        runs.forEach((name, run) -> {
            Point point = new Point(
                    run.number(ACHIEVED).orElse(Double.NaN), run.number(P99).orElse(Double.NaN));
            if (Double.isFinite(point.x()) && point.y() > 0) {
                series.add(Series.of(name, Ink.of(series.size()), Mark.DOTS, List.of(point)));
                points.add(point);
            }
        });
        if (points.isEmpty()) {
            return Markup.NONE;
        }
        series.add(Series.of("no other is better in both", Ink.GREY, Mark.DASHED, undominated(points)));
        return new Chart(
                        "frontier",
                        "p99 of the response time by achieved rate",
                        Axis.linear("achieved", "requests/s"),
                        new Axis("p99", "ms", Scale.LOGARITHMIC),
                        series,
                        List.of())
                .figure();
    }

    /** Those that are not both slower and later than another. */
    private static List<Point> undominated(List<Point> points) {
        return points.stream()
                .filter(point -> points.stream()
                        .noneMatch(other -> other.x() >= point.x()
                                && other.y() <= point.y()
                                && (other.x() > point.x() || other.y() < point.y())))
                .sorted(Comparator.comparingDouble(Point::x))
                .toList();
    }

    /** For each label the percentiles of all runs over one another. Nothing when none has a spectrum. */
    Markup distributions() {
        Map<String, List<Series>> byLabel = new LinkedHashMap<>();
        int ink = 0;
        for (Map.Entry<String, StoredRun> run : runs.entrySet()) {
            for (Spectrum spectrum : StoredLoad.of(run.getValue()).spectra()) {
                if (spectrum.kind().equals("response")) {
                    byLabel.computeIfAbsent(spectrum.label(), label -> new ArrayList<>())
                            .add(curve(run.getKey(), Ink.of(ink), spectrum));
                }
            }
            ink++;
        }
        List<Markup> charts = new ArrayList<>();
        byLabel.forEach((label, series) -> charts.add(new Chart(
                        "distribution-" + (charts.size() + 1),
                        label,
                        Axis.percentile(),
                        new Axis("response time", "ms", Scale.LOGARITHMIC),
                        series,
                        List.of())
                .figure()));
        return Markup.join(charts);
    }

    private static Series curve(String name, Ink ink, Spectrum spectrum) {
        List<Point> points = spectrum.points().stream()
                .map(point -> new Point(point[0], point[1]))
                .toList();
        return Series.byPercentile(name, ink, Mark.LINE, points);
    }
}
