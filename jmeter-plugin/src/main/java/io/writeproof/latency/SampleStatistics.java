package io.writeproof.latency;

import java.util.List;
import java.util.stream.Stream;

/**
 * Figures of a set of samples, failed ones included. Immutable.
 *
 * @param failures how many of them failed
 * @param responseTime planned until answered
 * @param serviceTime sent until answered
 * @param lag planned until sent
 * @param firstSentNanos when the first was sent, on the clock of {@link System#nanoTime()}
 * @param lastEndedNanos when the last was answered, on the same clock
 */
public record SampleStatistics(
        long failures,
        Latencies responseTime,
        Latencies serviceTime,
        SampleLag lag,
        long firstSentNanos,
        long lastEndedNanos) {

    private static final SampleStatistics NONE =
            new SampleStatistics(0, Latencies.none(), Latencies.none(), SampleLag.NONE, 0, 0);

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

    /** The mean lag in nanoseconds; 0 when there are no samples. */
    public double lagMeanNanos() {
        return requests() == 0 ? 0 : (double) lag.sumNanos() / requests();
    }

    /** Whether nothing was recorded. While recording goes on, parts of a sample may be told without the others. */
    boolean isEmpty() {
        return requests() == 0 && failures == 0 && serviceTime.count() == 0;
    }

    /** Both sets as one. */
    public SampleStatistics plus(SampleStatistics other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        return new SampleStatistics(
                failures + other.failures,
                responseTime.plus(other.responseTime),
                serviceTime.plus(other.serviceTime),
                lag.plus(other.lag),
                earlier(firstSentNanos, other.firstSentNanos),
                later(lastEndedNanos, other.lastEndedNanos));
    }

    /** All sets as one; of many, quicker than one after the other. */
    public static SampleStatistics sum(Stream<SampleStatistics> sets) {
        List<SampleStatistics> some = sets.filter(set -> !set.isEmpty()).toList();
        if (some.isEmpty()) {
            return NONE;
        }
        return new SampleStatistics(
                some.stream().mapToLong(SampleStatistics::failures).sum(),
                Latencies.sum(some.stream().map(SampleStatistics::responseTime).toList()),
                Latencies.sum(some.stream().map(SampleStatistics::serviceTime).toList()),
                some.stream().map(SampleStatistics::lag).reduce(SampleLag.NONE, SampleLag::plus),
                some.stream()
                        .mapToLong(SampleStatistics::firstSentNanos)
                        .reduce(SampleStatistics::earlier)
                        .orElseThrow(),
                some.stream()
                        .mapToLong(SampleStatistics::lastEndedNanos)
                        .reduce(SampleStatistics::later)
                        .orElseThrow());
    }

    private static long earlier(long a, long b) {
        return b - a < 0 ? b : a;
    }

    private static long later(long a, long b) {
        return b - a > 0 ? b : a;
    }

    /**
     * What was recorded after an earlier state of the same set.
     *
     * <p>The two moments and the longest lag stay those of the whole set.
     */
    public SampleStatistics minus(SampleStatistics earlier) {
        return new SampleStatistics(
                failures - earlier.failures,
                responseTime.minus(earlier.responseTime),
                serviceTime.minus(earlier.serviceTime),
                lag.minus(earlier.lag),
                firstSentNanos,
                lastEndedNanos);
    }

    SampleStatistics withLongestLag(long nanos) {
        SampleLag longest = new SampleLag(lag.sumNanos(), nanos, lag.late());
        return new SampleStatistics(failures, responseTime, serviceTime, longest, firstSentNanos, lastEndedNanos);
    }
}
