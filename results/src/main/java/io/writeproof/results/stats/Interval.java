package io.writeproof.results.stats;

/**
 * A confidence interval of a ratio, candidate to baseline; 1 is no change.
 *
 * @param low lower end, at least 0
 * @param high upper end; infinite when the data say nothing
 */
public record Interval(double low, double high) {

    /** What is known when there are too few replicates to resample: nothing. */
    public static final Interval UNBOUNDED = new Interval(0, Double.POSITIVE_INFINITY);

    public Interval {
        if (!(low >= 0 && low <= high)) {
            throw new IllegalArgumentException("expected 0 <= low <= high, found " + low + " and " + high);
        }
    }

    /** Whether no change is outside the interval. */
    public boolean excludesNoChange() {
        return low > 1 || high < 1;
    }

    /**
     * Whether the whole interval is inside a gate.
     *
     * @param gate the relative change that still counts as equal, such as 0.05
     */
    public boolean within(double gate) {
        return low >= 1 - gate && high <= 1 + gate;
    }

    /** Half the width of the interval on the logarithmic scale. */
    double logHalfWidth() {
        return (Math.log(high) - Math.log(low)) / 2;
    }
}
