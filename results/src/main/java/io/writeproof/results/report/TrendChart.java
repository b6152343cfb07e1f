package io.writeproof.results.report;

import io.writeproof.report.Markup;
import io.writeproof.report.chart.Point;
import io.writeproof.report.chart.Thinning;
import io.writeproof.results.trend.Change;
import io.writeproof.results.trend.Series;
import io.writeproof.results.trend.Trend;
import io.writeproof.results.trend.Trend.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A series as an SVG picture: a dot per run, the median of each part, a line at each change. Not thread-safe. */
final class TrendChart {

    private static final int WIDTH = 1100;
    private static final int HEIGHT = 220;
    private static final int LEFT = 90;
    private static final int RIGHT = 15;
    private static final int TOP = 25;
    private static final int BOTTOM = 30;
    private static final int MOST_DOTS = 100;

    private final Trend trend;
    private final double lowest;
    private final double highest;
    private final List<Markup> parts = new ArrayList<>();

    private TrendChart(Trend trend) {
        this.trend = trend;
        double[] values = trend.series().values();
        this.lowest = Arrays.stream(values).min().orElse(0);
        this.highest = Arrays.stream(values).max().orElse(0);
    }

    /**
     * The picture of a trend, which must have a point.
     *
     * @param name for those who do not see it
     */
    static Markup of(Trend trend, String name) {
        return new TrendChart(trend).draw(name);
    }

    private Markup draw(String name) {
        List<Series.Point> points = trend.series().points();
        line("post", LEFT, y(lowest), WIDTH - RIGHT, y(lowest));
        text("end", LEFT - 10, y(lowest), TrendReport.number(lowest));
        text("end", LEFT - 10, y(highest), TrendReport.number(highest));
        text("start", LEFT, HEIGHT - 5, commitOf(points.get(0)));
        text("end", WIDTH - RIGHT, HEIGHT - 5, commitOf(points.get(points.size() - 1)));
        trend.changes().forEach(this::change);
        trend.levels().forEach(this::level);
        // Of a long history the extremes of each stretch: the page is to stay small enough to be sent around.
        List<Point> places = IntStream.range(0, points.size())
                .mapToObj(i -> new Point(i, points.get(i).value()))
                .toList();
        Thinning.of(places, MOST_DOTS).forEach(place -> dot((int) place.x(), points.get((int) place.x())));
        Markup picture = Markup.element(
                "svg",
                Map.of("width", "" + WIDTH, "height", "" + HEIGHT, "role", "img", "aria-label", name),
                Markup.join(parts));
        return Markup.element(
                "div", Map.of("class", "scroll", "role", "region", "tabindex", "0", "aria-label", name), picture);
    }

    private static String commitOf(Series.Point point) {
        return point.run().shortCommit();
    }

    private void change(Change change) {
        int x = (x(change.index() - 1) + x(change.index())) / 2;
        line("line dashed ink-red", x, TOP - 5, x, HEIGHT - BOTTOM + 5);
        text("middle", x, TOP - 10, TrendReport.commits(change) + " " + TrendReport.percent(change));
    }

    private void level(Level level) {
        int y = y(level.median());
        line("line ink-blue", x(level.from()), y, x(level.to() - 1), y);
    }

    private void dot(int index, Series.Point point) {
        String what = commitOf(point) + " " + point.run().startedAt() + ": " + TrendReport.number(point.value()) + " "
                + trend.series().unit();
        parts.add(Markup.element(
                "circle",
                Map.of("class", "dot ink-grey", "cx", "" + x(index), "cy", "" + y(point.value()), "r", "3.5"),
                Markup.element("title", Markup.shortened(what))));
    }

    private void line(String style, int x1, int y1, int x2, int y2) {
        parts.add(Markup.element(
                "line", Map.of("class", style, "x1", "" + x1, "y1", "" + y1, "x2", "" + x2, "y2", "" + y2)));
    }

    private void text(String anchor, int x, int y, String text) {
        parts.add(Markup.element(
                "text", Map.of("x", "" + x, "y", "" + y, "text-anchor", anchor), Markup.shortened(text)));
    }

    private int x(int index) {
        int steps = Math.max(1, trend.series().points().size() - 1);
        return LEFT + Math.round((float) index * (WIDTH - LEFT - RIGHT) / steps);
    }

    private int y(double value) {
        double part = highest > lowest ? (value - lowest) / (highest - lowest) : 0.5;
        return (int) Math.round(HEIGHT - BOTTOM - part * (HEIGHT - BOTTOM - TOP));
    }
}
