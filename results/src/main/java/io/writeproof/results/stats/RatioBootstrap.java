package io.writeproof.results.stats;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The 95 % percentile interval of the Hodges-Lehmann ratio by hierarchical bootstrap: replicates are drawn first, with
 * replacement, then iterations inside each of them.
 *
 * <p>Of n replicates n - 1 are drawn, which makes the spread of the resamples that of the estimate also when n is small;
 * drawing n makes intervals too narrow (J. N. K. Rao and C. F. J. Wu, "Resampling inference with complex survey data",
 * JASA 83, 1988). The ends are further out than 2.5 % for the same reason (T. Hesterberg, "What teachers should know about
 * the bootstrap", The American Statistician 69, 2015, "expanded percentile interval"). The medians inside a replicate are
 * drawn beforehand, {@value #INSIDE} of each, and picked from.
 *
 * <p>The result depends on the data and the seed only. Stateless.
 */
final class RatioBootstrap {

    static final int RESAMPLES = 10_000;
    /** A power of two, so that a pick is a mask. */
    private static final int INSIDE = 256;

    private static final double TAIL = 0.025;

    private RatioBootstrap() {}

    /** The interval of the ratio of {@code candidate} to {@code baseline}; unbounded with fewer than two replicates. */
    static Interval interval(Sample baseline, Sample candidate, long seed) {
        if (baseline.size() < 2 || candidate.size() < 2) {
            return Interval.UNBOUNDED;
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[][] from = logMedians(baseline, random);
        double[][] to = logMedians(candidate, random);
        double[] drawnFrom = new double[from.length - 1];
        double[] drawnTo = new double[to.length - 1];
        BinnedShift shift = new BinnedShift(from, to);
        double[] shifts = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            draw(from, drawnFrom, random);
            draw(to, drawnTo, random);
            shifts[i] = shift.of(drawnFrom, drawnTo);
        }
        int tail = tail(baseline.size() + candidate.size() - 2);
        return new Interval(
                Math.exp(Medians.select(shifts, RESAMPLES, tail)),
                Math.exp(Medians.select(shifts, RESAMPLES, RESAMPLES - 1 - tail)));
    }

    /** How many resamples are beyond either end: as many as a normal variable is beyond the quantile of Student's t. */
    static int tail(int degreesOfFreedom) {
        double t = TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(TAIL);
        return (int) (RESAMPLES * NormalDistribution.of(0, 1).survivalProbability(t));
    }

    private static void draw(double[][] medians, double[] drawn, SplittableRandom random) {
        for (int i = 0; i < drawn.length; i++) {
            long bits = random.nextLong();
            int replicate = (int) (((bits >>> 32) * medians.length) >>> 32);
            double[] inside = medians[replicate];
            drawn[i] = inside[(int) bits & (inside.length - 1)];
        }
    }

    /** For each replicate the logarithms of medians of its iterations, resampled. */
    static double[][] logMedians(Sample sample, SplittableRandom random) {
        double[][] medians = new double[sample.size()][];
        for (int i = 0; i < medians.length; i++) {
            medians[i] = logMedians(sample.iterations(i), random);
        }
        return medians;
    }

    private static double[] logMedians(double[] iterations, SplittableRandom random) {
        if (iterations.length == 1) {
            return new double[] {Math.log(iterations[0])};
        }
        double[] medians = new double[INSIDE];
        double[] drawn = new double[iterations.length];
        for (int i = 0; i < INSIDE; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = iterations[random.nextInt(iterations.length)];
            }
            medians[i] = Math.log(Medians.selected(drawn, drawn.length));
        }
        return medians;
    }
}
