package io.writeproof.latency;

/**
 * How far samples were sent behind their planned moments. Immutable.
 *
 * @param sumNanos of all lags; a sample that nothing planned has none
 * @param maxNanos the longest
 * @param late how many were more than {@link SampleMoments#LATE_AFTER} behind
 */
public record SampleLag(long sumNanos, long maxNanos, long late) {

    static final SampleLag NONE = new SampleLag(0, 0, 0);

    SampleLag plus(SampleLag other) {
        return new SampleLag(sumNanos + other.sumNanos, Math.max(maxNanos, other.maxNanos), late + other.late);
    }

    /** What came after an earlier state; its longest lag cannot be told from the longest of all, which stands for it. */
    SampleLag minus(SampleLag earlier) {
        return new SampleLag(sumNanos - earlier.sumNanos, maxNanos, late - earlier.late);
    }
}
