package io.writeproof.results.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * Where a series of measurements changed. Stateless.
 *
 * <p>E-divisive (D. S. Matteson and N. A. James, A Nonparametric Approach for Multiple Change Point Analysis of Multivariate
 * Data, Journal of the American Statistical Association 109, 2014) finds the split of a series that sets its two parts
 * furthest apart by the energy distance, and goes on with both parts. As M. Fleming, P. Kołaczkowski and others describe it
 * (Hunter: Using Change Point Detection to Hunt for Performance Regressions, ICPE 2023; today Apache Otava), its
 * permutation test is replaced by Student's t test, in two steps: splits are accepted generously first, and then the
 * weakest is taken back, over and over, until each one that is left separates its two neighbouring segments with
 * p &lt; 0.001. That is deterministic, and finds changes that a permutation test has too few values for.
 *
 * <p>The time is of order n² for each segment that is looked at.
 */
public final class ChangePoints {

    /** Shorter series are not looked at: the t test of so few values has no force at 0.001. */
    public static final int MIN_LENGTH = 10;

    /** What a change point that stays may have at most; a choice of Hunter. */
    public static final double SIGNIFICANCE = 0.001;

    /** What a split must reach to be looked at at all. A passing bump hides each of its edges until both are split off. */
    private static final double FIRST_PASS = 0.1;

    /** One run, or two, is an outlier and not yet a change. */
    private static final int MIN_SEGMENT = 3;

    private static final TTest TEST = TTest.withDefaults().with(DataDispersion.HOMOSCEDASTIC);

    private final double[] series;

    private ChangePoints(double[] series) {
        this.series = series;
    }

    /**
     * The indices of the first value after each change, ascending; none when the series is shorter than {@link
     * #MIN_LENGTH}.
     *
     * @param series finite values
     */
    public static List<Integer> of(double[] series) {
        if (series.length < MIN_LENGTH) {
            return List.of();
        }
        ChangePoints search = new ChangePoints(series.clone());
        List<Integer> candidates = new ArrayList<>();
        search.split(0, series.length, candidates);
        return search.withoutWeak(candidates);
    }

    /** Adds the splits of a segment, in order. */
    private void split(int from, int to, List<Integer> splits) {
        if (to - from < 2 * MIN_SEGMENT) {
            return;
        }
        int best = furthestApart(from, to);
        if (pValue(from, best, to) < FIRST_PASS) {
            split(from, best, splits);
            splits.add(best);
            split(best, to, splits);
        }
    }

    /** The split of a segment with the largest scaled energy distance between its parts. */
    private int furthestApart(int from, int to) {
        double within = 0;
        double between = 0;
        double[] right = new double[to - from];
        for (int i = from; i < to; i++) {
            right[i - from] = distances(i, i + 1, to);
        }
        double rightWithin = Arrays.stream(right).sum();
        int best = from + MIN_SEGMENT;
        double furthest = Double.NEGATIVE_INFINITY;
        for (int split = from + 1; split <= to - MIN_SEGMENT; split++) {
            double toLeft = distances(split - 1, from, split - 1);
            double toRight = right[split - 1 - from];
            within += toLeft;
            rightWithin -= toRight;
            between += toRight - toLeft;
            double distance = energy(between, new Part(split - from, within), new Part(to - split, rightWithin));
            if (split >= from + MIN_SEGMENT && distance > furthest) {
                furthest = distance;
                best = split;
            }
        }
        return best;
    }

    /** The sum of the distances of one value to those of a range. */
    private double distances(int index, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(series[index] - series[i]);
        }
        return sum;
    }

    /** Formula 5 of Matteson and James with alpha = 1, for one dimension. */
    private static double energy(double between, Part left, Part right) {
        double n = left.size;
        double m = right.size;
        return n * m / (n + m) * (2 * between / (n * m) - left.meanDistance() - right.meanDistance());
    }

    private List<Integer> withoutWeak(List<Integer> candidates) {
        List<Integer> points = new ArrayList<>(candidates);
        while (!points.isEmpty()) {
            int weakest = 0;
            double highest = -1;
            for (int i = 0; i < points.size(); i++) {
                int from = i == 0 ? 0 : points.get(i - 1);
                int to = i == points.size() - 1 ? series.length : points.get(i + 1);
                double p = pValue(from, points.get(i), to);
                if (p > highest) {
                    highest = p;
                    weakest = i;
                }
            }
            if (highest < SIGNIFICANCE) {
                break;
            }
            points.remove(weakest);
        }
        return List.copyOf(points);
    }

    /** How likely the two parts of a segment are as far apart as they are, if nothing had changed. */
    private double pValue(int from, int split, int to) {
        double[] left = Arrays.copyOfRange(series, from, split);
        double[] right = Arrays.copyOfRange(series, split, to);
        if (isConstant(left) && isConstant(right)) {
            return left[0] == right[0] ? 1 : 0;
        }
        return TEST.test(left, right).getPValue();
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /** One side of a split: how many values, and the sum of the distances of all pairs of them. */
    private record Part(int size, double distances) {

        double meanDistance() {
            return size < 2 ? 0 : 2 * distances / ((double) size * (size - 1));
        }
    }
}
