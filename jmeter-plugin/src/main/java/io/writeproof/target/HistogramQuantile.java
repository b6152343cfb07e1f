package io.writeproof.target;

import java.util.Map;
import java.util.NavigableMap;

/**
 * The quantile of a histogram with classic buckets, as {@code histogram_quantile} of Prometheus has it.
 *
 * <p>Within the bucket that holds the rank the observations count as evenly spread; the lowest bucket begins at 0 when
 * its bound is positive, and is its bound otherwise (prometheus.io/docs/prometheus/latest/querying/functions). Unlike
 * there, a rank above the highest finite bound has no value: to return that bound would let a limit above it pass.
 */
final class HistogramQuantile {

    private HistogramQuantile() {}

    /**
     * @param quantile 0 to 1
     * @param cumulative observations at or below each upper bound; the last bound is infinite
     */
    static double of(double quantile, NavigableMap<Double, Double> cumulative) throws TargetException {
        if (cumulative.isEmpty() || cumulative.lastKey() != Double.POSITIVE_INFINITY) {
            throw new TargetException("the histogram has no bucket with the bound +Inf");
        }
        double observations = cumulative.lastEntry().getValue();
        if (observations == 0) {
            throw new TargetException("the histogram counted no observation in this time");
        }
        double rank = quantile * observations;
        double below = 0;
        double lower = 0;
        for (Map.Entry<Double, Double> bucket :
                cumulative.headMap(Double.POSITIVE_INFINITY, false).entrySet()) {
            double upper = bucket.getKey();
            if (bucket.getValue() >= rank) {
                return interpolated(lower, upper, (rank - below) / (bucket.getValue() - below));
            }
            below = bucket.getValue();
            lower = upper;
        }
        throw new TargetException(
                "the quantile lies above " + lower + ", the highest bound of the histogram's buckets");
    }

    /** An empty lowest bucket can hold only the rank 0. */
    private static double interpolated(double lower, double upper, double share) {
        double start = Math.min(lower, upper);
        return start == upper || Double.isNaN(share) ? upper : start + (upper - start) * share;
    }
}
