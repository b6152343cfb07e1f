package io.writeproof.results.stats;

import java.util.SplittableRandom;

/**
 * The 95 % percentile interval of the Hodges-Lehmann ratio of pairs by hierarchical bootstrap: pairs are drawn first,
 * with replacement, then iterations inside both of their replicates. What both sides of a pair have in common cancels
 * out.
 *
 * <p>Otherwise as {@link RatioBootstrap}. Stateless.
 */
final class PairBootstrap {

    private PairBootstrap() {}

    /** The interval of the ratio of {@code candidate} to {@code baseline}; unbounded with fewer than two pairs. */
    static Interval interval(Sample baseline, Sample candidate, long seed) {
        if (baseline.size() < 2) {
            return Interval.UNBOUNDED;
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[][] from = RatioBootstrap.logMedians(baseline, random);
        double[][] to = RatioBootstrap.logMedians(candidate, random);
        double[] drawn = new double[from.length - 1];
        double[] shifts = new double[RatioBootstrap.RESAMPLES];
        for (int i = 0; i < shifts.length; i++) {
            for (int j = 0; j < drawn.length; j++) {
                int pair = random.nextInt(from.length);
                drawn[j] = pick(to[pair], random) - pick(from[pair], random);
            }
            shifts[i] = HodgesLehmann.ofDifferences(drawn);
        }
        int tail = RatioBootstrap.tail(from.length - 1);
        return new Interval(
                Math.exp(Medians.select(shifts, shifts.length, tail)),
                Math.exp(Medians.select(shifts, shifts.length, shifts.length - 1 - tail)));
    }

    private static double pick(double[] medians, SplittableRandom random) {
        return medians[random.nextInt(medians.length)];
    }
}
