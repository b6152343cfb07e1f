package io.writeproof.results.stats;

import java.util.OptionalInt;

/** What a number of replicates can show, and how many it would take. Stateless. */
public final class Replication {

    /** Beyond this many replicates a side the answer is "more than is sensible". */
    static final int SENSIBLE = 200;

    private static final double ROUNDING = 1e-9;

    private Replication() {}

    /** The smallest two-sided p that the exact Mann-Whitney test can give with so many replicates a side. */
    public static double smallestP(int baseline, int candidate) {
        double arrangements = 1;
        for (int i = 1; i <= candidate; i++) {
            arrangements *= (double) (baseline + i) / i;
        }
        return Math.min(1, 2 / arrangements);
    }

    /** The smallest two-sided p that the exact Wilcoxon signed-rank test can give with so many pairs. */
    public static double smallestPairedP(int pairs) {
        return Math.min(1, Math.pow(2, 1 - pairs));
    }

    /** The fewest replicates a side with which any p can be below {@code alpha}, Holm's first step over {@code rows}. */
    public static int fewest(double alpha, int rows) {
        int n = 1;
        while (smallestP(n, n) * rows >= alpha) {
            n++;
        }
        return n;
    }

    /**
     * About how many more replicates a side lead to a verdict, if spread and shift stay what they are: an interval
     * narrows with the square root of the number, until it excludes no change or lies inside the gate.
     *
     * @param replicates what the smaller side has
     * @param shift the change that was found
     * @param gate the relative change that counts, such as 0.05
     * @return at least 1; empty when it would take more than {@value #SENSIBLE} a side, or cannot be told
     */
    public static OptionalInt more(int replicates, Shift shift, double gate) {
        double change = Math.abs(shift.change());
        double needed = Math.log1p(change > gate ? change : gate - change);
        double widths = shift.interval().logHalfWidth() / needed;
        double total = Math.ceil(replicates * widths * widths - ROUNDING);
        if (!(total <= SENSIBLE)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.max(1, (int) total - replicates));
    }
}
