package io.writeproof.results.stats;

import java.util.Arrays;

/**
 * Exact null distributions of rank sums, ties included: the ranks are those of the data, and every way to share them out
 * is equally likely (the shift algorithm of B. Streitberg and J. Röhmel, "Exact distributions for permutation and rank
 * tests", Statistical Software Newsletter 12, 1986).
 *
 * <p>Commons Statistics has the same without ties only. Ranks are doubled, so that the mean ranks of ties are whole.
 */
final class RankSums {

    /** Differences of sums that rounding cannot tell apart; whole numbers are at least 1 apart. */
    private static final double ROUNDING = 1e-9;

    private RankSums() {}

    /** Twice the rank of every value, ties sharing their mean rank. */
    static int[] doubledRanks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .mapToInt(value -> below(sorted, value) + notAbove(sorted, value) + 1)
                .toArray();
    }

    private static int below(double[] sorted, double value) {
        return (int) Arrays.stream(sorted).filter(x -> x < value).count();
    }

    private static int notAbove(double[] sorted, double value) {
        return (int) Arrays.stream(sorted).filter(x -> x <= value).count();
    }

    /** Two-sided p of the sum of the first {@code n} ranks, when any {@code n} of them were as likely to be first. */
    static double pOfSubset(int[] doubledRanks, int n) {
        int total = Arrays.stream(doubledRanks).sum();
        double[][] ways = new double[n + 1][total + 1];
        ways[0][0] = 1;
        int seen = 0;
        for (int rank : doubledRanks) {
            seen++;
            for (int k = Math.min(n, seen); k >= 1; k--) {
                shift(ways[k - 1], ways[k], rank);
            }
        }
        int observed = Arrays.stream(doubledRanks, 0, n).sum();
        return tails(ways[n], observed, (double) total * n / doubledRanks.length);
    }

    /** Two-sided p of the sum of the ranks marked positive, when every sign was as likely as the other. */
    static double pOfSigns(int[] doubledRanks, int observed) {
        int total = Arrays.stream(doubledRanks).sum();
        double[] ways = new double[total + 1];
        ways[0] = 1;
        for (int rank : doubledRanks) {
            shift(ways, ways, rank);
        }
        return tails(ways, observed, total / 2.0);
    }

    /** Adds to {@code to} what {@code from} has, {@code rank} further on; downwards, so that both may be one array. */
    private static void shift(double[] from, double[] to, int rank) {
        for (int sum = to.length - 1; sum >= rank; sum--) {
            to[sum] += from[sum - rank];
        }
    }

    /** The share of ways whose sum is at least as far from the mean as the observed one. */
    private static double tails(double[] ways, int observed, double mean) {
        double all = 0;
        double extreme = 0;
        double distance = Math.abs(observed - mean) - ROUNDING;
        for (int sum = 0; sum < ways.length; sum++) {
            all += ways[sum];
            if (Math.abs(sum - mean) >= distance) {
                extreme += ways[sum];
            }
        }
        return extreme / all;
    }
}
