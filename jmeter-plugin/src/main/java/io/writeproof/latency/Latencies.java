package io.writeproof.latency;

import org.HdrHistogram.Histogram;

/** A distribution of durations that does not change any more. Immutable; values are nanoseconds, three digits exact. */
public final class Latencies {

    private static final Latencies NONE = new Latencies(new Histogram(3));

    private final Histogram histogram;

    Latencies(Histogram histogram) {
        this.histogram = histogram;
    }

    /** The distribution of nothing. */
    public static Latencies none() {
        return NONE;
    }

    /** How many durations there are. */
    public long count() {
        return histogram.getTotalCount();
    }

    /**
     * The duration that the given share of all durations does not exceed.
     *
     * @param percentile more than 0, at most 100, with any decimals
     * @return nanoseconds; 0 when there are no durations
     */
    public long percentileNanos(double percentile) {
        if (!(percentile > 0 && percentile <= 100)) {
            throw new IllegalArgumentException("a percentile is more than 0 and at most 100, not " + percentile);
        }
        return histogram.getValueAtPercentile(percentile);
    }

    /** The arithmetic mean in nanoseconds; 0 when there are no durations. */
    public double meanNanos() {
        return histogram.getMean();
    }

    /** The longest duration in nanoseconds; 0 when there are none. */
    public long maxNanos() {
        return histogram.getMaxValue();
    }

    /** Both distributions as one. Percentiles of parts are never averaged. */
    public Latencies plus(Latencies other) {
        Histogram sum = histogram.copy();
        sum.setAutoResize(true);
        sum.add(other.histogram);
        return new Latencies(sum);
    }
}
