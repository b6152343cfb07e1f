package io.writeproof.results.report;

import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.stats.Interval;
import io.writeproof.results.stats.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Pictures of a row as SVG: a dot per replicate, the interval of the change as whiskers, the history as a line. Stateless. */
final class DotPlot {

    private static final int WIDTH = 220;
    private static final int HEIGHT = 34;
    private static final int MARGIN = 6;
    private static final int BASELINE_Y = 11;
    private static final int CANDIDATE_Y = 24;
    /** The whiskers show changes of twice the gate to either side, and at least of this much. */
    private static final double LEAST_CHANGE = 0.1;

    private DotPlot() {}

    /** A dot for each replicate, the baseline above the candidate, and a tick at each centre. */
    static String replicates(RowComparison row) {
        double[] all = DoubleStream.concat(values(row.baseline()), values(row.candidate()))
                .filter(Double::isFinite)
                .toArray();
        if (all.length == 0) {
            return "";
        }
        Scale scale = new Scale(
                Arrays.stream(all).min().orElseThrow(), Arrays.stream(all).max().orElseThrow());
        return svg(
                "replicates",
                dots(row.baseline(), scale, BASELINE_Y, "base") + dots(row.candidate(), scale, CANDIDATE_Y, "head"));
    }

    private static String dots(Optional<Sample> side, Scale scale, int y, String kind) {
        String dots = values(side)
                .filter(Double::isFinite)
                .mapToObj(value -> format(
                        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"3\"><title>%s %s</title></circle>",
                        kind, scale.x(value), y, kind, Figures.of(value)))
                .collect(Collectors.joining());
        return side.map(Sample::centre)
                .filter(Double::isFinite)
                .map(centre -> dots
                        + format(
                                "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                                kind, scale.x(centre), scale.x(centre), y - 6, y + 6))
                .orElse(dots);
    }

    /** The change and its interval, over a band that is the gate; empty when there is none. */
    static String change(RowComparison row) {
        if (row.shift().isEmpty()
                || Double.isInfinite(row.shift().get().interval().high())) {
            return "";
        }
        Interval interval = row.shift().get().interval();
        double range = Math.max(LEAST_CHANGE, 2 * row.gate());
        Scale scale = new Scale(-range, range);
        double y = HEIGHT / 2.0;
        return svg(
                "change",
                format(
                        "<rect class=\"gate\" x=\"%.1f\" y=\"2\" width=\"%.1f\" height=\"%d\"/>"
                                + "<line class=\"zero\" x1=\"%.1f\" x2=\"%.1f\" y1=\"2\" y2=\"%d\"/>"
                                + "<line class=\"whisker\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>"
                                + "<circle class=\"whisker\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
                        scale.x(-row.gate()),
                        scale.x(row.gate()) - scale.x(-row.gate()),
                        HEIGHT - 4,
                        scale.x(0),
                        scale.x(0),
                        HEIGHT - 2,
                        scale.x(interval.low() - 1),
                        scale.x(interval.high() - 1),
                        y,
                        y,
                        scale.x(row.shift().get().change()),
                        y));
    }

    /** Earlier values as a line; empty with fewer than two. */
    static String sparkline(List<Double> history) {
        if (history.size() < 2) {
            return "";
        }
        Scale down = new Scale(
                history.stream().mapToDouble(x -> x).min().orElseThrow(),
                history.stream().mapToDouble(x -> x).max().orElseThrow());
        double step = (double) (WIDTH - 2 * MARGIN) / (history.size() - 1);
        String points = IntStream.range(0, history.size())
                .mapToObj(i ->
                        format("%.1f,%.1f", MARGIN + i * step, HEIGHT - 4 - (HEIGHT - 8) * down.part(history.get(i))))
                .collect(Collectors.joining(" "));
        return svg("history", "<polyline class=\"history\" points=\"" + points + "\"/>");
    }

    private static DoubleStream values(Optional<Sample> side) {
        return side.map(sample -> Arrays.stream(sample.values())).orElseGet(DoubleStream::empty);
    }

    private static String svg(String name, String content) {
        return format(
                "<svg role=\"img\" aria-label=\"%s\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">%s</svg>",
                name, WIDTH, HEIGHT, WIDTH, HEIGHT, content);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** From values to places; what is outside is put on the edge. */
    private record Scale(double low, double high) {

        double part(double value) {
            return high == low ? 0.5 : Math.max(0, Math.min(1, (value - low) / (high - low)));
        }

        double x(double value) {
            return MARGIN + (WIDTH - 2 * MARGIN) * part(value);
        }
    }
}
