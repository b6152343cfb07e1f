package io.writeproof.report.chart;

import io.writeproof.report.Markup;
import io.writeproof.report.chart.Ticks.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is around the content of a picture: its axes with their marks, and parts of the x axis behind it. Immutable.
 *
 * <p>Text keeps its size whatever the width of the page: only the inner picture with the content is stretched, everything else
 * has places in per cent. The names of the y axis are a picture of their own, of fixed width, beside that of the content.
 */
record Frame(Ticks across, Ticks up, List<Band> bands) {

    private static final int HEIGHT = 216;
    private static final int LEFT = 58;
    /** Pixels above the y axis. */
    static final int TOP = 20;
    /** Pixels that the y axis is long. */
    static final int AREA_HEIGHT = 168;

    /** Share of the width that a character of a band's name takes on a screen of usual size. */
    private static final double CHARACTER = 0.008;

    Frame {
        bands = List.copyOf(bands);
    }

    /**
     * The whole picture.
     *
     * @param description what it shows, in words
     * @param content as wide and high as the axes are long
     */
    Markup around(String description, Markup content) {
        List<Markup> parts = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            parts.add(band(bands.get(i), i));
        }
        up.marks().forEach(tick -> parts.add(rung(tick)));
        across.marks().forEach(tick -> parts.add(post(tick)));
        parts.add(content);
        Markup area = Markup.element(
                "svg", Map.of("class", "area", "height", Integer.toString(HEIGHT)), inner(Markup.join(parts), "100%"));
        Markup rungs = Markup.join(up.marks().stream().map(this::rungName).toList());
        Markup scale = Markup.element(
                "svg",
                Map.of("width", Integer.toString(LEFT), "height", Integer.toString(HEIGHT)),
                inner(rungs, Integer.toString(LEFT)));
        return Markup.element("div", Map.of("class", "plot", "role", "img", "aria-label", description), scale, area);
    }

    /** The part of a picture that is as high as the y axis. */
    private static Markup inner(Markup content, String width) {
        Map<String, String> place = Map.of(
                "y", Integer.toString(TOP),
                "width", width,
                "height", Integer.toString(AREA_HEIGHT));
        return Markup.element("svg", place, content);
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

    /** A part of the whole, as a place in the picture. */
    static String percent(double part) {
        String text = String.format(Locale.ROOT, "%.2f", 100 * part);
        return (text.endsWith(".00") ? text.substring(0, text.length() - 3) : text) + "%";
    }
}
