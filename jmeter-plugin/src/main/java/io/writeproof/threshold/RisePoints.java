package io.writeproof.threshold;

import io.writeproof.latency.Trend;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A latency second by second, for its trend. Seconds without samples are left out. Confined to one thread.
 *
 * <p>Memory is bounded: when the points become too many, two neighbours each become one, which is their mean.
 */
final class RisePoints {

    /** How long the window of a point is. */
    static final Duration LENGTH = Duration.ofSeconds(1);

    private static final int MOST = 4096;

    private final Rule rule;
    private final Timed latency;
    private final double[] points = new double[MOST];
    private int count;
    private long perPoint = 1;
    private double sum;
    private long summed;
    private @Nullable Window newest;

    RisePoints(Rule rule, Timed latency) {
        this.rule = rule;
        this.latency = latency;
    }

    void observe(Window window) {
        boolean seen = newest != null && newest.from().equals(window.from());
        newest = window;
        if (!seen && window.traffic().samples().successes() > 0) {
            add(latency.millis(window.traffic()));
        }
    }

    private void add(double point) {
        sum += point;
        summed++;
        if (summed == perPoint) {
            points[count++] = sum / perPoint;
            sum = 0;
            summed = 0;
        }
        if (count == MOST) {
            thin();
        }
    }

    private void thin() {
        for (int i = 0; i < MOST / 2; i++) {
            points[i] = (points[2 * i] + points[2 * i + 1]) / 2;
        }
        count = MOST / 2;
        perPoint *= 2;
    }

    Reading rise() {
        if (count < Trend.LEAST_VALUES) {
            return new Reading.Missing("insufficient data: " + rule.measure() + " needs " + Trend.LEAST_VALUES
                    + " seconds with samples, had " + count);
        }
        Trend trend = Trend.of(Arrays.copyOf(points, count));
        return trend.significant() ? Reading.of(trend.relativeRise()) : new Reading.Doubtful(trend.relativeRise());
    }
}
