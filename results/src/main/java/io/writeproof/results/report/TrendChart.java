package io.writeproof.results.report;

import io.writeproof.results.trend.Change;
import io.writeproof.results.trend.Series.Point;
import io.writeproof.results.trend.Trend;
import io.writeproof.results.trend.Trend.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A series as an SVG picture: a dot per run, the median of each part, a line at each change. Not thread-safe. */
final class TrendChart {

    private static final int WIDTH = 1100;
    private static final int HEIGHT = 220;
    private static final int LEFT = 90;
    private static final int RIGHT = 15;
    private static final int TOP = 25;
    private static final int BOTTOM = 30;

    private final Trend trend;
    private final double lowest;
    private final double highest;
    private final StringBuilder svg = new StringBuilder();

    private TrendChart(Trend trend) {
        this.trend = trend;
        double[] values = trend.series().values();
        this.lowest = Arrays.stream(values).min().orElse(0);
        this.highest = Arrays.stream(values).max().orElse(0);
    }

    /** The picture of a trend, which must have a point. */
    static String of(Trend trend) {
        return new TrendChart(trend).draw();
    }

    private String draw() {
        append("<svg viewBox=\"0 0 %d %d\" role=\"img\">%n", WIDTH, HEIGHT);
        axis();
        trend.changes().forEach(this::change);
        trend.levels().forEach(this::level);
        List<Point> points = trend.series().points();
        for (int i = 0; i < points.size(); i++) {
            dot(i, points.get(i));
        }
        return svg.append("</svg>\n").toString();
    }

    private void axis() {
        List<Point> points = trend.series().points();
        append(
                "<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n",
                LEFT, y(lowest), WIDTH - RIGHT, y(lowest));
        append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                LEFT - 10, y(lowest), TrendReport.number(lowest));
        append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                LEFT - 10, y(highest), TrendReport.number(highest));
        append("<text x=\"%d\" y=\"%d\">%s</text>%n", LEFT, HEIGHT - 5, commitOf(points.get(0)));
        append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                WIDTH - RIGHT, HEIGHT - 5, commitOf(points.get(points.size() - 1)));
    }

    private static String commitOf(Point point) {
        return TrendHtml.escaped(point.run().shortCommit());
    }

    private void change(Change change) {
        int x = (x(change.index() - 1) + x(change.index())) / 2;
        append(
                "<line class=\"change\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n",
                x, TOP - 5, x, HEIGHT - BOTTOM + 5);
        append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s %s</text>%n",
                x, TOP - 10, TrendHtml.escaped(TrendReport.commits(change)), TrendReport.percent(change));
    }

    private void level(Level level) {
        int y = y(level.median());
        append(
                "<line class=\"level\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n",
                x(level.from()), y, x(level.to() - 1), y);
    }

    private void dot(int index, Point point) {
        append(
                "<circle class=\"dot\" cx=\"%d\" cy=\"%d\" r=\"3.5\"><title>%s %s: %s %s</title></circle>%n",
                x(index),
                y(point.value()),
                commitOf(point),
                TrendHtml.escaped(point.run().startedAt()),
                TrendReport.number(point.value()),
                TrendHtml.escaped(trend.series().unit()));
    }

    private int x(int index) {
        int steps = Math.max(1, trend.series().points().size() - 1);
        return LEFT + Math.round((float) index * (WIDTH - LEFT - RIGHT) / steps);
    }

    private int y(double value) {
        double part = highest > lowest ? (value - lowest) / (highest - lowest) : 0.5;
        return (int) Math.round(HEIGHT - BOTTOM - part * (HEIGHT - BOTTOM - TOP));
    }

    private void append(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }
}
