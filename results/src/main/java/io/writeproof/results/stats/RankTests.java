package io.writeproof.results.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/** Two-sided rank tests of "there is no shift". Stateless. */
public final class RankTests {

    /** Replicates of both sides up to which the distribution is counted out; it takes milliseconds at most. */
    private static final int EXACT = 60;

    private RankTests() {}

    /**
     * The p value of the Mann-Whitney test: exact, also with ties, up to {@value #EXACT} replicates in all, else the
     * normal approximation with corrections for ties and continuity.
     */
    public static double mannWhitney(double[] one, double[] other) {
        if (one.length == 0 || other.length == 0) {
            return 1;
        }
        if (one.length + other.length > EXACT) {
            return MannWhitneyUTest.withDefaults()
                    .with(PValueMethod.ASYMPTOTIC)
                    .with(AlternativeHypothesis.TWO_SIDED)
                    .with(ContinuityCorrection.ENABLED)
                    .test(one, other)
                    .getPValue();
        }
        double[] all =
                DoubleStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
        return RankSums.pOfSubset(RankSums.doubledRanks(all), one.length);
    }

    /**
     * The exact p value of the Wilcoxon signed-rank test over the differences of pairs, also with ties; differences of 0
     * are left out, as Wilcoxon did.
     */
    public static double wilcoxon(double[] differences) {
        double[] changed = Arrays.stream(differences).filter(d -> d != 0).toArray();
        if (changed.length == 0) {
            return 1;
        }
        int[] ranks =
                RankSums.doubledRanks(Arrays.stream(changed).map(Math::abs).toArray());
        int positive = 0;
        for (int i = 0; i < ranks.length; i++) {
            positive += changed[i] > 0 ? ranks[i] : 0;
        }
        return RankSums.pOfSigns(ranks, positive);
    }

    /**
     * Cliff's delta: how much more often a value of {@code to} is above one of {@code from} than below, from -1 to 1.
     * Source: N. Cliff, "Dominance statistics", Psychological Bulletin 114 (1993).
     */
    public static double cliffsDelta(double[] from, double[] to) {
        int dominance = 0;
        for (double x : from) {
            for (double y : to) {
                dominance += Double.compare(y, x);
            }
        }
        return (double) dominance / (from.length * to.length);
    }
}
