package io.writeproof.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.report.Markup;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A chart that is drawn twice from the same numbers: as SVG, and by the page's script, which puts a cursor over it. Immutable.
 *
 * <p>The SVG has at most 300 points a series, the script 2,000: the extremes of what they stand for.
 *
 * @param id unique in the page: lower-case letters and hyphens
 * @param bands parts of the x axis; none for most charts
 */
public record Chart(String id, String title, Axis x, Axis y, List<Series> series, List<Band> bands) {

    /** Points of a series that the script gets. */
    public static final int MOST_POINTS = 2_000;

    /** Points of a series in the SVG. */
    static final int MOST_DRAWN = 300;

    public Chart {
        series = List.copyOf(series);
        bands = List.copyOf(bands);
    }

    /** These charts, one under the other. */
    public static Markup figures(List<Chart> charts) {
        return stacked(charts.stream().map(Chart::figure).toList());
    }

    /** Figures of charts and pictures, one under the other. */
    public static Markup stacked(List<Markup> figures) {
        return Markup.element("div", Map.of("class", "charts"), Markup.join(figures));
    }

    /** Whether there is anything to see. */
    public boolean hasValues() {
        return series.stream().anyMatch(Series::hasValues);
    }

    /** The chart without the series of which no value is known. */
    public Chart known() {
        return new Chart(
                id, title, x, y, series.stream().filter(Series::hasValues).toList(), bands);
    }

    /** The greatest of all values; NaN when none is known. */
    public double greatest() {
        return series.stream()
                .flatMapToDouble(line -> line.points().stream().mapToDouble(Point::y))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    /** The chart with its heading and its key. */
    public Markup figure() {
        return Markup.element(
                "figure",
                Map.of("class", "chart", "id", "chart-" + id, "aria-labelledby", "chart-" + id + "-title"),
                Markup.element(
                        "figcaption",
                        Map.of("id", "chart-" + id + "-title"),
                        Markup.element("strong", Markup.shortened(title)),
                        Markup.text(" "),
                        Markup.element("small", Markup.text(y.text()))),
                key(),
                Markup.element("div", Map.of("class", "drawing"), Drawing.of(this)),
                Markup.data(Map.of("class", "numbers"), json()));
    }

    private Markup key() {
        return Markup.element(
                "ul",
                Map.of("class", "key"),
                Markup.join(series.stream()
                        .map(line -> Markup.element(
                                "li", sample(line), Markup.element("bdi", Markup.shortened(line.name()))))
                        .toList()));
    }

    private static Markup sample(Series line) {
        Markup mark = line.mark() == Mark.DOTS
                ? Markup.element("circle", Map.of("class", classes(line), "cx", "9", "cy", "5", "r", "3"))
                : Markup.element("path", Map.of("class", classes(line), "d", "M0 5H18"));
        return Markup.element("svg", Map.of("width", "18", "height", "10", "aria-hidden", "true"), mark);
    }

    static String classes(Series line) {
        return line.mark().style() + " " + line.ink().style();
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("x", x.scale().name().toLowerCase(Locale.ROOT))
                .put("y", y.scale().name().toLowerCase(Locale.ROOT));
        json.put("unit", y.unit());
        json.set("bands", Band.json(bands));
        ArrayNode lines = json.putArray("series");
        series.forEach(line -> json(line, lines.addObject()));
        return json;
    }

    private static void json(Series line, ObjectNode json) {
        json.put("name", Markup.shortLabel(line.name())).put("ink", line.ink().style());
        json.put("mark", line.mark().name().toLowerCase(Locale.ROOT));
        if (!line.source().isEmpty()) {
            json.put("source", line.source()).put("factor", line.factor());
        }
        ArrayNode x = json.putArray("x");
        ArrayNode y = json.putArray("y");
        Thinning.of(line.points(), MOST_POINTS).forEach(point -> {
            x.add(Digits.EXACT.of(point.x()));
            y.add(Double.isFinite(point.y()) ? Digits.SHOWN.of(point.y()) : null);
        });
    }
}
