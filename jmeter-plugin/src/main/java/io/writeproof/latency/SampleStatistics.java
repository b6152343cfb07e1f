package io.writeproof.latency;

/**
 * Figures of a set of samples, failed ones included. Immutable.
 *
 * @param failures how many of them failed
 * @param responseTime planned until answered
 * @param serviceTime sent until answered
 * @param firstSentNanos when the first was sent, on the clock of {@link System#nanoTime()}
 * @param lastEndedNanos when the last was answered, on the same clock
 */
public record SampleStatistics(
        long failures, Latencies responseTime, Latencies serviceTime, long firstSentNanos, long lastEndedNanos) {

    private static final SampleStatistics NONE = new SampleStatistics(0, Latencies.none(), Latencies.none(), 0, 0);

    /** The figures of no sample at all; its two moments mean nothing. */
    public static SampleStatistics none() {
        return NONE;
    }

    public long requests() {
        return responseTime.count();
    }

    public long successes() {
        return requests() - failures;
    }

    /** Both sets as one. */
    public SampleStatistics plus(SampleStatistics other) {
        if (requests() == 0) {
            return other;
        }
        if (other.requests() == 0) {
            return this;
        }
        return new SampleStatistics(
                failures + other.failures,
                responseTime.plus(other.responseTime),
                serviceTime.plus(other.serviceTime),
                other.firstSentNanos - firstSentNanos < 0 ? other.firstSentNanos : firstSentNanos,
                other.lastEndedNanos - lastEndedNanos > 0 ? other.lastEndedNanos : lastEndedNanos);
    }
}
