package io.writeproof.latency;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether equally spaced values rise, and by how much, so that a single outlier decides neither. Immutable.
 *
 * <p>The slope is the median of the slopes between all pairs of values (Theil 1950, Sen 1968: "Estimates of the
 * regression coefficient based on Kendall's tau"). Whether it is real is said by the test of Mann (1945) and Kendall
 * (1975, "Rank correlation methods", with his correction for ties): one-sided, at 1 %, by the normal approximation.
 *
 * <p>The test takes its values for independent. Values that follow one another closely are not, and would be found to
 * rise too often: more than {@value #MOST_WINDOWS} values are first brought to that many windows of equal length, each
 * standing with its median. That tames dependence which is short against a window, not one which is long.
 */
public final class Trend {

    /** Fewer values prove nothing: the normal approximation of the test is good from here. */
    public static final int LEAST_VALUES = 10;

    /** What the values are brought to, which also bounds the work: it grows with the square. */
    public static final int MOST_WINDOWS = 60;

    /** The normal distribution has 1 % above it. */
    private static final double CRITICAL = 2.3263478740408408;

    private final double start;
    private final double rise;
    private final double score;

    private Trend(double start, double rise, double score) {
        this.start = start;
        this.rise = rise;
        this.score = score;
    }

    /**
     * Looks at values in the order of time.
     *
     * @param values at least {@value #LEAST_VALUES}, all finite
     */
    public static Trend of(double[] values) {
        if (values.length < LEAST_VALUES) {
            throw new IllegalArgumentException(
                    "expected at least " + LEAST_VALUES + " values for a trend, found " + values.length);
        }
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("expected finite values for a trend");
        }
        double[] windows = windows(values);
        double slope = slope(windows);
        double start = median(IntStream.range(0, windows.length).mapToDouble(i -> windows[i] - slope * i));
        return new Trend(start, slope * (windows.length - 1), score(windows));
    }

    /** The rise of the fitted line from its first to its last value, as a share of the first: infinite from 0. */
    public double relativeRise() {
        return rise == 0 ? 0 : rise / Math.abs(start);
    }

    /** Whether the test says that the values rise. */
    public boolean significant() {
        return score > CRITICAL;
    }

    /** The medians of equal parts. Parts of different size would not matter, but differ by one value at most. */
    private static double[] windows(double[] values) {
        int windows = Math.min(values.length, MOST_WINDOWS);
        return IntStream.range(0, windows)
                .mapToDouble(i -> median(
                        Arrays.stream(values, bound(i, windows, values.length), bound(i + 1, windows, values.length))))
                .toArray();
    }

    private static int bound(int window, int windows, int values) {
        return (int) ((long) window * values / windows);
    }

    private static double slope(double[] values) {
        return median(IntStream.range(0, values.length)
                .boxed()
                .flatMapToDouble(i ->
                        IntStream.range(i + 1, values.length).mapToDouble(j -> (values[j] - values[i]) / (j - i))));
    }

    /** The statistic S of Mann and Kendall, moved by one towards zero and divided by its deviation. */
    private static double score(double[] values) {
        int s = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                s += (int) Math.signum(values[j] - values[i]);
            }
        }
        return s == 0 ? 0 : (s - Integer.signum(s)) / Math.sqrt(variance(values));
    }

    private static double variance(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double ties = 0;
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[from]) {
                ties += term(i - from);
                from = i;
            }
        }
        return (term(values.length) - ties) / 18;
    }

    private static double term(double n) {
        return n * (n - 1) * (2 * n + 5);
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
