package io.writeproof.results.stats;

/** Which rank test gives the p of replicates that were measured in pairs. */
public enum PairTest {
    /** Wilcoxon's signed-rank test over the pairs: what both sides of a pair have in common is no noise. */
    WILCOXON {
        @Override
        double p(double[] from, double[] to) {
            double[] differences = new double[from.length];
            for (int i = 0; i < differences.length; i++) {
                differences[i] = to[i] - from[i];
            }
            return RankTests.wilcoxon(differences);
        }
    },
    /** Mann-Whitney over the same replicates: what pairs have in common counts as noise, so it finds less, not more. */
    MANN_WHITNEY {
        @Override
        double p(double[] from, double[] to) {
            return RankTests.mannWhitney(from, to);
        }
    };

    /** The two-sided p of the replicates of both sides, the n-th of one measured beside the n-th of the other. */
    abstract double p(double[] from, double[] to);

    /**
     * The test for so many pairs: Wilcoxon's, unless so few pairs cannot pass it. Six pairs have 64 patterns of signs,
     * which is enough for one row and not for two; they have 924 ways to be shared out between two sides. The numbers
     * alone decide, never the data.
     *
     * @param rows how many rows Holm's correction is over
     */
    public static PairTest of(int pairs, int rows, double alpha) {
        return Replication.smallestPairedP(pairs) * rows < alpha ? WILCOXON : MANN_WHITNEY;
    }
}
