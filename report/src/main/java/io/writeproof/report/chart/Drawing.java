package io.writeproof.report.chart;

import io.writeproof.report.Markup;
import io.writeproof.report.chart.Ticks.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * A chart as SVG. Not thread-safe.
 *
 * <p>Text keeps its size whatever the width of the page: only the inner picture with the lines is stretched, everything else
 * has places in per cent. The names of the y axis are a picture of their own, of fixed width, beside that of the lines.
 */
final class Drawing {

    private static final int HEIGHT = 216;
    private static final int LEFT = 58;
    private static final int TOP = 20;
    private static final int AREA_HEIGHT = 168;
    /** Of the inner picture, so that places in it need no decimals. */
    private static final int GRAIN = 1_000;
    /** Share of the width that a character of a band's name takes on a screen of usual size. */
    private static final double CHARACTER = 0.008;

    private final Chart chart;
    private final Ticks across;
    private final Ticks up;

    private Drawing(Chart chart) {
        this.chart = chart;
        this.across = Ticks.of(chart.x().scale(), least(xs()), greatest(xs()));
        this.up = Ticks.of(chart.y().scale(), least(ys()), greatest(ys()));
    }

    /** The picture; nothing when no value is known. */
    static Markup of(Chart chart) {
        return chart.hasValues() ? new Drawing(chart).draw() : Markup.NONE;
    }

    private DoubleStream xs() {
        return chart.series().stream()
                .flatMapToDouble(line -> line.points().stream().mapToDouble(Point::x))
                .filter(x -> chart.x().scale() != Scale.PERCENTILE || x < 1);
    }

    private DoubleStream ys() {
        return chart.series().stream()
                .flatMapToDouble(line -> line.points().stream().mapToDouble(Point::y))
                .filter(y -> Double.isFinite(y) && (y > 0 || chart.y().scale() != Scale.LOGARITHMIC));
    }

    private static double least(DoubleStream values) {
        return values.min().orElse(0);
    }

    private static double greatest(DoubleStream values) {
        return values.max().orElse(1);
    }

    private Markup draw() {
        List<Markup> parts = new ArrayList<>();
        for (int i = 0; i < chart.bands().size(); i++) {
            parts.add(band(chart.bands().get(i), i));
        }
        up.marks().forEach(tick -> parts.add(rung(tick)));
        across.marks().forEach(tick -> parts.add(post(tick)));
        parts.add(lines());
        chart.series().stream().filter(line -> line.mark() == Mark.DOTS).forEach(line -> parts.add(dots(line)));
        Markup area = Markup.element(
                "svg", Map.of("class", "area", "height", Integer.toString(HEIGHT)), inner(Markup.join(parts), "100%"));
        Markup rungs = Markup.join(up.marks().stream().map(this::rungName).toList());
        Markup scale = Markup.element(
                "svg",
                Map.of("width", Integer.toString(LEFT), "height", Integer.toString(HEIGHT)),
                inner(rungs, Integer.toString(LEFT)));
        return Markup.element("div", Map.of("class", "plot", "role", "img", "aria-label", description()), scale, area);
    }

    /** The part of a picture that is as high as the y axis. */
    private static Markup inner(Markup content, String width) {
        Map<String, String> place = Map.of(
                "y", Integer.toString(TOP),
                "width", width,
                "height", Integer.toString(AREA_HEIGHT));
        return Markup.element("svg", place, content);
    }

    /** What the picture shows, in words. */
    private String description() {
        List<String> lines = chart.series().stream()
                .filter(Series::hasValues)
                .map(line -> line.name() + " from " + Ticks.read(least(values(line))) + " to "
                        + Ticks.read(greatest(values(line))))
                .toList();
        String text = chart.title() + ", " + chart.y().text() + ": " + String.join("; ", lines);
        return text.length() <= 600 ? text : text.substring(0, 599) + "…";
    }

    private static DoubleStream values(Series line) {
        return line.points().stream().mapToDouble(Point::y).filter(Double::isFinite);
    }

    private Markup band(Band band, int index) {
        double from = across.part(band.from());
        double width = across.part(band.to()) - from;
        Markup name = width > band.name().length() * CHARACTER
                ? Markup.element(
                        "text",
                        Map.of("class", "band-name", "x", percent(from + width / 2), "y", "-7"),
                        Markup.shortened(band.name()))
                : Markup.NONE;
        return Markup.of(
                Markup.element(
                        "rect",
                        Map.of(
                                "class",
                                index % 2 == 0 ? "band" : "band odd",
                                "x",
                                percent(from),
                                "width",
                                percent(width),
                                "height",
                                "100%"),
                        Markup.element("title", Markup.shortened(band.name()))),
                name);
    }

    private Markup rung(Tick tick) {
        String y = percent(1 - up.part(tick.value()));
        return Markup.element("line", Map.of("class", "grid", "x2", "100%", "y1", y, "y2", y));
    }

    private Markup rungName(Tick tick) {
        String y = percent(1 - up.part(tick.value()));
        return Markup.element(
                "text",
                Map.of("class", "tick-y", "x", Integer.toString(LEFT - 8), "y", y, "dy", ".32em"),
                Markup.text(tick.text()));
    }

    private Markup post(Tick tick) {
        return Markup.element(
                "text",
                Map.of("class", "tick-x", "x", percent(across.part(tick.value())), "y", "100%", "dy", "18"),
                Markup.text(tick.text()));
    }

    private Markup lines() {
        List<Markup> paths = chart.series().stream()
                .filter(line -> line.mark() != Mark.DOTS)
                .map(line -> Markup.element("path", Map.of("class", Chart.classes(line), "d", path(line))))
                .toList();
        String grain = "0 0 " + GRAIN + " " + GRAIN;
        return Markup.element(
                "svg",
                Map.of("viewBox", grain, "preserveAspectRatio", "none", "width", "100%", "height", "100%"),
                Markup.join(paths));
    }

    private String path(Series line) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (Point point : Thinning.of(line.points(), Chart.MOST_DRAWN)) {
            boolean known = Double.isFinite(point.y());
            if (known) {
                path.append(pen ? 'L' : 'M')
                        .append(Math.round(GRAIN * across.part(point.x())))
                        .append(' ')
                        .append(Math.round(GRAIN * (1 - up.part(point.y()))));
            }
            pen = known;
        }
        return path.toString();
    }

    private Markup dots(Series line) {
        return Markup.join(Thinning.of(line.points(), Chart.MOST_DRAWN).stream()
                .filter(point -> Double.isFinite(point.y()))
                .map(point -> dot(line, point))
                .toList());
    }

    private Markup dot(Series line, Point point) {
        Map<String, String> place = new TreeMap<>(Map.of("class", Chart.classes(line), "r", "3.5"));
        place.put("cx", percent(across.part(point.x())));
        place.put("cy", percent(1 - up.part(point.y())));
        return Markup.element("circle", place);
    }

    private static String percent(double part) {
        String text = String.format(Locale.ROOT, "%.2f", 100 * part);
        return (text.endsWith(".00") ? text.substring(0, text.length() - 3) : text) + "%";
    }
}
