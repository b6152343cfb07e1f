package io.writeproof.results.stats;

import java.util.Arrays;

/**
 * How far the candidate's replicates are from the baseline's.
 *
 * @param ratio Hodges-Lehmann ratio, candidate to baseline; 1 is no change
 * @param interval its 95 % interval by hierarchical bootstrap
 * @param p exact two-sided p of the Mann-Whitney test, of pairs of the {@link PairTest} that was chosen; before any correction
 * @param cliffsDelta how completely the sides are apart, from -1 to 1
 */
public record Shift(double ratio, Interval interval, double p, double cliffsDelta) {

    /** One seed for all, so that the same files give the same answer for ever. */
    private static final long SEED = 20261121;

    /**
     * Compares two samples of positive, finite numbers.
     *
     * @throws IllegalArgumentException when a sample is empty, or a number is not positive or not finite
     */
    public static Shift between(Sample baseline, Sample candidate) {
        requireRatios(baseline);
        requireRatios(candidate);
        double[] from = baseline.values();
        double[] to = candidate.values();
        return new Shift(
                Math.exp(HodgesLehmann.shift(logs(from), logs(to))),
                RatioBootstrap.interval(baseline, candidate, SEED),
                RankTests.mannWhitney(from, to),
                RankTests.cliffsDelta(from, to));
    }

    /**
     * Compares two samples whose n-th replicates were measured one after the other.
     *
     * @throws IllegalArgumentException also when the samples are not of one size
     */
    public static Shift ofPairs(Sample baseline, Sample candidate, PairTest test) {
        requireRatios(baseline);
        requireRatios(candidate);
        if (baseline.size() != candidate.size()) {
            throw new IllegalArgumentException(
                    "expected pairs, found " + baseline.size() + " and " + candidate.size() + " replicates");
        }
        double[] from = logs(baseline.values());
        double[] to = logs(candidate.values());
        double[] differences = new double[from.length];
        Arrays.setAll(differences, i -> to[i] - from[i]);
        return new Shift(
                Math.exp(HodgesLehmann.ofDifferences(differences)),
                PairBootstrap.interval(baseline, candidate, SEED),
                test.p(from, to),
                RankTests.cliffsDelta(from, to));
    }

    /** The relative change, such as -0.05 for 5 % less. */
    public double change() {
        return ratio - 1;
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static void requireRatios(Sample sample) {
        if (!sample.hasRatios()) {
            throw new IllegalArgumentException("expected replicates of positive, finite numbers");
        }
    }
}
