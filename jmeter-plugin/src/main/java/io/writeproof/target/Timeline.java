package io.writeproof.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one figure went, in bounded memory: at most {@value #MOST_BINS} bins, however many points are added.
 *
 * <p>Each point has a bin of its own until all are taken; then neighbours are joined, two and two, and each bin holds
 * twice as many points from there on. First, last, least, greatest and mean value of a bin stay exact, so that no peak
 * is lost; only the place of a boundary gets coarser. Not thread-safe.
 */
final class Timeline {

    static final int MOST_BINS = 3600;

    private final List<Bin> bins;
    private int pointsPerBin = 1;

    /**
     * One value.
     *
     * @param resets how often the figure had been reset until then
     */
    record Point(long nanos, double value, int resets) {}

    /** Neighbouring points. */
    record Bin(Point first, Point last, double min, double max, double sum, int points) {

        static Bin of(Point point) {
            return new Bin(point, point, point.value, point.value, point.value, 1);
        }

        Bin plus(Bin next) {
            return new Bin(
                    first,
                    next.last,
                    Math.min(min, next.min),
                    Math.max(max, next.max),
                    sum + next.sum,
                    points + next.points);
        }

        double mean() {
            return sum / points;
        }
    }

    Timeline() {
        this(new ArrayList<>());
    }

    private Timeline(List<Bin> bins) {
        this.bins = bins;
    }

    /** A copy that no longer changes. */
    Timeline copy() {
        return new Timeline(List.copyOf(bins));
    }

    boolean isEmpty() {
        return bins.isEmpty();
    }

    void add(Point point) {
        int last = bins.size() - 1;
        if (last >= 0 && bins.get(last).points < pointsPerBin) {
            bins.set(last, bins.get(last).plus(Bin.of(point)));
            return;
        }
        if (bins.size() == MOST_BINS) {
            joinNeighbours();
        }
        bins.add(Bin.of(point));
    }

    private void joinNeighbours() {
        List<Bin> joined = new ArrayList<>(MOST_BINS);
        for (int i = 0; i < bins.size(); i += 2) {
            joined.add(bins.get(i).plus(bins.get(i + 1)));
        }
        bins.clear();
        bins.addAll(joined);
        pointsPerBin *= 2;
    }

    /** The bins that end within the span. */
    List<Bin> within(Span span) {
        return bins.stream().filter(bin -> span.contains(bin.last.nanos)).toList();
    }

    /** The last point at or before the beginning; the first of all when there is none. */
    Point before(Span span) {
        Optional<Point> last = bins.stream()
                .map(Bin::last)
                .takeWhile(point -> point.nanos - span.fromNanos() <= 0)
                .reduce((earlier, later) -> later);
        return last.orElseGet(() -> bins.get(0).first);
    }

    /** The first point at or after the end; the last of all when there is none. */
    Point after(Span span) {
        return bins.stream()
                .map(Bin::last)
                .filter(point -> point.nanos - span.toNanos() >= 0)
                .findFirst()
                .orElseGet(() -> bins.get(bins.size() - 1).last);
    }
}
