package io.writeproof.report.chart;

import io.writeproof.report.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** A chart as SVG. Not thread-safe. */
final class Drawing {

    /** Of the inner picture, so that places in it need no decimals. */
    private static final int GRAIN = 1_000;

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
                .flatMapToDouble(line -> line.points().stream().mapToDouble(Point::x));
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
        List<Markup> parts = new ArrayList<>(List.of(lines()));
        chart.series().stream().filter(line -> line.mark() == Mark.DOTS).forEach(line -> parts.add(dots(line)));
        return new Frame(across, up, chart.bands()).around(description(), Markup.join(parts));
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
        place.put("cx", Frame.percent(across.part(point.x())));
        place.put("cy", Frame.percent(1 - up.part(point.y())));
        return Markup.element("circle", place);
    }
}
