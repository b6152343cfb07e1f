package io.writeproof.report.chart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many events of which size there were when: the more, the stronger the shade. Immutable.
 *
 * <p>A picture that needs no script; the page's script only puts the cursor over it, and says what is counted there. All cells of a
 * shade are one path, with neighbours in a row as one stroke, so that it stays small.
 *
 * @param id unique in the page: lower-case letters and hyphens
 * @param unit of the sizes
 * @param cell how much time and size a cell has, in words
 * @param events what they are called
 * @param bands parts of the time axis
 */
public record HeatMap(String id, String title, String unit, String cell, String events, Grid grid, List<Band> bands) {

    public HeatMap {
        bands = List.copyOf(bands);
    }

    /** The place of a picture for which there is nothing yet. */
    public static Markup placeholder(String id) {
        return Markup.element("figure", Map.of("class", "heat", "id", elementId(id), "hidden", "hidden"));
    }

    /** The id of the figure's element. */
    public static String elementId(String id) {
        return "chart-" + id;
    }

    /** The picture with its heading and its key. */
    public Markup figure() {
        String name = elementId(id);
        Shades shades = Shades.upTo(grid.greatest());
        return Markup.element(
                "figure",
                Map.of("class", "heat", "id", name, "aria-labelledby", name + "-title"),
                Markup.element(
                        "figcaption",
                        Map.of("id", name + "-title"),
                        Markup.element("strong", Markup.shortened(title)),
                        Markup.text(" "),
                        Markup.element("small", Markup.text(unit + "; " + cell))),
                key(shades),
                Markup.element("div", Map.of("class", "drawing"), frame().around(description(), cells(shades))),
                Markup.data(Map.of("class", "numbers"), json()));
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", Digits.EXACT.of(grid.from()))
                .put("to", Digits.EXACT.of(grid.to()))
                .put("seconds", grid.seconds())
                .put("width", Digits.EXACT.of(grid.width()))
                .put("low", Digits.EXACT.of(grid.low()))
                .put("high", Digits.EXACT.of(grid.high()));
        json.put("rows", grid.rows()).put("top", Frame.TOP).put("height", Frame.AREA_HEIGHT);
        json.put("events", events).put("unit", unit).set("bands", Band.json(bands));
        return json.set("columns", grid.packed());
    }

    private Frame frame() {
        return new Frame(Ticks.of(Scale.TIME, grid.from(), grid.to()), Ticks.within(grid.low(), grid.high()), bands);
    }

    private Markup key(Shades shades) {
        List<Markup> entries = new ArrayList<>();
        entries.add(Markup.element("li", Markup.text(events + " in a cell:")));
        for (int level = 0; level < shades.bounds().size(); level++) {
            Markup sample = Markup.element(
                    "svg",
                    Map.of("width", "18", "height", "10", "aria-hidden", "true"),
                    Markup.element("path", Map.of("class", style(shades.shade(level)), "d", "M0 5H18")));
            entries.add(Markup.element("li", sample, Markup.text(shades.text(level))));
        }
        return Markup.element("ul", Map.of("class", "key"), Markup.join(entries));
    }

    private static String style(int shade) {
        return "cell heat-" + shade;
    }

    /** The height of a row, and the width of a column, are 1; a row's number is the middle of its strokes. */
    private Markup cells(Shades shades) {
        List<Markup> paths = IntStream.rangeClosed(1, Shades.STRONGEST)
                .mapToObj(shade -> path(shade, shades))
                .filter(path -> !path.isEmpty())
                .toList();
        String box = String.format(Locale.ROOT, "0 -0.5 %.3f %d", grid.width(), grid.rows());
        return Markup.element(
                "svg",
                Map.of(
                        "class", "cells",
                        "viewBox", box,
                        "preserveAspectRatio", "none",
                        "width", "100%",
                        "height", "100%"),
                Markup.join(paths));
    }

    private Markup path(int shade, Shades shades) {
        StringBuilder strokes = new StringBuilder();
        for (int row = 0; row < grid.rows(); row++) {
            int column = 0;
            while (column < grid.columns().size()) {
                int length = 0;
                while (column + length < grid.columns().size()
                        && shades.of(grid.count(column + length, row)) == shade) {
                    length++;
                }
                if (length > 0) {
                    int y = grid.rows() - 1 - row;
                    strokes.append('M')
                            .append(column)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(length);
                }
                column += Math.max(1, length);
            }
        }
        return strokes.isEmpty()
                ? Markup.NONE
                : Markup.element("path", Map.of("class", style(shade), "d", strokes.toString()));
    }

    /** What the picture shows, in words. */
    private String description() {
        int[] used =
                IntStream.range(0, grid.rows()).filter(row -> grid.sum(row) > 0).toArray();
        int fullest = IntStream.of(used)
                .boxed()
                .max(Comparator.comparingLong((Integer row) -> grid.sum(row)))
                .orElse(0);
        return title + ", " + unit + ": " + Figures.count(grid.sum()) + " " + events + " from " + edge(used[0]) + " to "
                + edge(used[used.length - 1] + 1) + ", most of them from " + edge(fullest) + " to " + edge(fullest + 1);
    }

    private String edge(int row) {
        return Figures.of(grid.edge(row));
    }
}
