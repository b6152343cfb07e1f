package io.writeproof.report.chart;

import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bars under one another on one scale, each from where the one above it says, as SVG. Stateless. */
public final class Waterfall {

    /** What is there must be seen, however little it is of the whole. */
    private static final double THINNEST = 0.004;

    private Waterfall() {}

    /**
     * A bar.
     *
     * @param from value at its beginning, not below 0
     * @param to value at its end; what it stands for is the difference
     */
    public record Bar(String name, Ink ink, double from, double to) {

        double size() {
            return to - from;
        }
    }

    /** A line for each bar with its name and size; all ends lie between 0 and the greatest of them. */
    public static Markup of(List<Bar> bars) {
        double greatest = bars.stream().mapToDouble(Bar::to).max().orElse(0);
        return Markup.element(
                "ul",
                Map.of("class", "waterfall"),
                Markup.join(bars.stream()
                        .map(bar -> row(bar, greatest > 0 ? greatest : 1))
                        .toList()));
    }

    private static Markup row(Bar bar, double greatest) {
        double width = bar.size() > 0 ? Math.max(THINNEST, bar.size() / greatest) : 0;
        double from = Math.min(bar.from() / greatest, 1 - width);
        Map<String, String> place = Map.of(
                "class",
                "bar " + bar.ink().style(),
                "x",
                percent(from),
                "width",
                percent(width),
                "height",
                "100%",
                "rx",
                "2");
        return Markup.element(
                "li",
                Markup.element("span", Map.of("class", "name"), Markup.shortened(bar.name())),
                Markup.text(" "),
                Markup.element("svg", Map.of("height", "18", "aria-hidden", "true"), Markup.element("rect", place)),
                Markup.element("strong", Markup.text(Figures.of(bar.size()))));
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * part);
    }
}
