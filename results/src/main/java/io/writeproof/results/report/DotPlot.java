package io.writeproof.results.report;

import io.writeproof.report.Markup;
import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.stats.Interval;
import io.writeproof.results.stats.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Pictures of a row as SVG: a dot per replicate, the interval of the change as whiskers, the history as a line. Stateless. */
public final class DotPlot {

    private static final int WIDTH = 150;
    private static final int HEIGHT = 34;
    private static final int MARGIN = 6;
    private static final int BASELINE_Y = 11;
    private static final int CANDIDATE_Y = 24;
    /** The whiskers show changes of twice the gate to either side, and at least of this much. */
    private static final double LEAST_CHANGE = 0.1;
    /** Colours of the page's style. */
    private static final String BASELINE = "ink-grey";

    private static final String CANDIDATE = "ink-blue";

    private DotPlot() {}

    /** A dot for each replicate, the baseline above the candidate, and a tick at each centre. */
    static Markup replicates(RowComparison row) {
        double[] all = DoubleStream.concat(values(row.baseline()), values(row.candidate()))
                .toArray();
        return all.length == 0
                ? Markup.NONE
                : svg(
                        "replicates",
                        dots(row.baseline(), Scale.of(all), BASELINE_Y, BASELINE),
                        dots(row.candidate(), Scale.of(all), CANDIDATE_Y, CANDIDATE));
    }

    /** A dot for each replicate of a single side, and a tick at the centre. */
    public static Markup replicates(Sample sample) {
        double[] all = values(Optional.of(sample)).toArray();
        return all.length == 0
                ? Markup.NONE
                : svg("replicates", dots(Optional.of(sample), Scale.of(all), HEIGHT / 2, CANDIDATE));
    }

    private static Markup dots(Optional<Sample> side, Scale scale, int y, String ink) {
        List<Markup> dots = new ArrayList<>();
        values(side)
                .forEach(value -> dots.add(Markup.element(
                        "circle",
                        Map.of("class", "dot " + ink, "cx", place(scale.x(value)), "cy", place(y), "r", "3"),
                        Markup.element("title", Markup.text(Figures.of(value))))));
        side.map(Sample::centre)
                .filter(Double::isFinite)
                .ifPresent(centre -> dots.add(line("line " + ink, scale.x(centre), y - 6, scale.x(centre), y + 6)));
        return Markup.join(dots);
    }

    /** The change and its interval, over a band that is the gate; empty when there is none. */
    static Markup change(RowComparison row) {
        if (row.shift().isEmpty()
                || Double.isInfinite(row.shift().get().interval().high())) {
            return Markup.NONE;
        }
        Interval interval = row.shift().get().interval();
        double range = Math.max(LEAST_CHANGE, 2 * row.gate());
        Scale scale = new Scale(-range, range);
        double y = HEIGHT / 2.0;
        return svg(
                "change",
                Markup.element(
                        "rect",
                        Map.of(
                                "class", "band odd",
                                "x", place(scale.x(-row.gate())),
                                "y", "2",
                                "width", place(scale.x(row.gate()) - scale.x(-row.gate())),
                                "height", place(HEIGHT - 4))),
                line("post", scale.x(0), 2, scale.x(0), HEIGHT - 2),
                line("line " + CANDIDATE, scale.x(interval.low() - 1), y, scale.x(interval.high() - 1), y),
                Markup.element(
                        "circle",
                        Map.of(
                                "class",
                                "whisker",
                                "cx",
                                place(scale.x(row.shift().get().change())),
                                "cy",
                                place(y),
                                "r",
                                "4")));
    }

    /** Earlier values as a line; empty with fewer than two. */
    static Markup sparkline(List<Double> history) {
        if (history.size() < 2) {
            return Markup.NONE;
        }
        Scale down = Scale.of(history.stream().mapToDouble(x -> x).toArray());
        double step = (double) (WIDTH - 2 * MARGIN) / (history.size() - 1);
        String points = IntStream.range(0, history.size())
                .mapToObj(i ->
                        place(MARGIN + i * step) + "," + place(HEIGHT - 4 - (HEIGHT - 8) * down.part(history.get(i))))
                .collect(Collectors.joining(" "));
        return svg("history", Markup.element("polyline", Map.of("class", "line " + CANDIDATE, "points", points)));
    }

    private static DoubleStream values(Optional<Sample> side) {
        return side.map(sample -> Arrays.stream(sample.values()).filter(Double::isFinite))
                .orElseGet(DoubleStream::empty);
    }

    private static Markup line(String style, double x1, double y1, double x2, double y2) {
        return Markup.element(
                "line", Map.of("class", style, "x1", place(x1), "y1", place(y1), "x2", place(x2), "y2", place(y2)));
    }

    private static Markup svg(String name, Markup... content) {
        return Markup.element(
                "svg",
                Map.of(
                        "role",
                        "img",
                        "aria-label",
                        name,
                        "width",
                        place(WIDTH),
                        "height",
                        place(HEIGHT),
                        "viewBox",
                        "0 0 " + WIDTH + " " + HEIGHT),
                content);
    }

    private static String place(double place) {
        return String.format(Locale.ROOT, place == Math.rint(place) ? "%.0f" : "%.1f", place);
    }

    /** From values to places; what is outside is put on the edge. */
    private record Scale(double low, double high) {

        static Scale of(double[] values) {
            return new Scale(
                    Arrays.stream(values).min().orElse(0),
                    Arrays.stream(values).max().orElse(0));
        }

        double part(double value) {
            return high == low ? 0.5 : Math.max(0, Math.min(1, (value - low) / (high - low)));
        }

        double x(double value) {
            return MARGIN + (WIDTH - 2 * MARGIN) * part(value);
        }
    }
}
