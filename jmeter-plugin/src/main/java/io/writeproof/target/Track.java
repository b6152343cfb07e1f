package io.writeproof.target;

import io.writeproof.target.Timeline.Point;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows one expression from page to page: the sum over its series. Not thread-safe.
 *
 * <p>A series that grows only, and has fallen or gone, has been reset. One that comes later than the first page was
 * zero before: clients make a counter when its label first occurs.
 */
final class Track {

    private final SeriesSelector selector;
    private final Timeline timeline = new Timeline();
    private Map<Map<String, String>, Double> latest = Map.of();
    private @Nullable Long absentAtNanos;
    private int resets;

    /**
     * @param absentAtNanos when a page was read that had none of the series; null for never
     */
    Track(SeriesSelector selector, @Nullable Long absentAtNanos) {
        this.selector = selector;
        this.absentAtNanos = absentAtNanos;
    }

    Timeline timeline() {
        return timeline;
    }

    void read(Exposition page, long nanos) {
        Map<Map<String, String>, Double> series = page.series(selector);
        if (page.kind(selector.name()) == SeriesKind.CUMULATIVE) {
            noteBirthAndReset(series);
        }
        if (series.isEmpty()) {
            absentAtNanos = nanos;
        } else {
            double sum =
                    series.values().stream().mapToDouble(Double::doubleValue).sum();
            timeline.add(new Point(nanos, sum, resets));
        }
        latest = series;
    }

    private void noteBirthAndReset(Map<Map<String, String>, Double> series) {
        Long absent = absentAtNanos;
        if (!series.isEmpty() && timeline.isEmpty() && absent != null) {
            timeline.add(new Point(absent, 0, resets));
        }
        if (latest.entrySet().stream().anyMatch(before -> hasFallen(before.getValue(), series.get(before.getKey())))) {
            resets++;
        }
    }

    private static boolean hasFallen(double before, @Nullable Double now) {
        return now == null || now < before;
    }
}
