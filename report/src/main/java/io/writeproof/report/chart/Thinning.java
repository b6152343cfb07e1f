package io.writeproof.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Fewer points that look the same: of each stretch of neighbours the least and the greatest stay. Stateless.
 *
 * <p>So no spike is lost, whatever the number of points. The points that stay are moved nowhere, and a stretch in which nothing is
 * known stays a gap.
 */
public final class Thinning {

    private static final Comparator<Point> BY_VALUE = Comparator.comparingDouble(Point::y);

    private Thinning() {}

    /**
     * The points, or some of them.
     *
     * @param most so many at most, from 2
     */
    public static List<Point> of(List<Point> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        int stretches = Math.max(1, most / 2);
        List<Point> thinned = new ArrayList<>(most);
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) points.size() * i / stretches);
            int to = (int) ((long) points.size() * (i + 1) / stretches);
            addExtremes(thinned, points.subList(from, to));
        }
        return thinned;
    }

    private static void addExtremes(List<Point> thinned, List<Point> stretch) {
        List<Point> known =
                stretch.stream().filter(point -> Double.isFinite(point.y())).toList();
        if (known.isEmpty()) {
            thinned.add(stretch.get(0));
            return;
        }
        Point least = known.stream().min(BY_VALUE).orElseThrow();
        Point greatest = known.stream().max(BY_VALUE).orElseThrow();
        boolean rises = least.x() <= greatest.x();
        thinned.add(rises ? least : greatest);
        if (!least.equals(greatest)) {
            thinned.add(rises ? greatest : least);
        }
    }
}
