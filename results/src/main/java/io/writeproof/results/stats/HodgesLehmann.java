package io.writeproof.results.stats;

/**
 * The Hodges-Lehmann estimate of a shift: the median of the differences of all pairs, one value of each side.
 *
 * <p>Taken over logarithms it is a ratio, and swapping the sides inverts it. Source: J. L. Hodges and E. L. Lehmann,
 * "Estimates of location based on rank tests", Annals of Mathematical Statistics 34 (1963).
 */
final class HodgesLehmann {

    private HodgesLehmann() {}

    /** The shift from {@code from} to {@code to}. */
    static double shift(double[] from, double[] to) {
        double[] differences = new double[from.length * to.length];
        int count = 0;
        for (double x : from) {
            for (double y : to) {
                differences[count++] = y - x;
            }
        }
        return Medians.selected(differences, count);
    }

    /** The shift that differences of pairs have in common: the median of the means of any two of them, or one with itself. */
    static double ofDifferences(double[] differences) {
        double[] means = new double[differences.length * (differences.length + 1) / 2];
        int count = 0;
        for (int i = 0; i < differences.length; i++) {
            for (int j = 0; j <= i; j++) {
                means[count++] = (differences[i] + differences[j]) / 2;
            }
        }
        return Medians.selected(means, count);
    }
}
