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
        return shift(from, from.length, to, to.length, differences);
    }

    /**
     * The same without allocation, for the bootstrap.
     *
     * @param differences room for {@code froms * tos} numbers, overwritten
     */
    static double shift(double[] from, int froms, double[] to, int tos, double[] differences) {
        int count = 0;
        for (int i = 0; i < froms; i++) {
            for (int j = 0; j < tos; j++) {
                differences[count++] = to[j] - from[i];
            }
        }
        return Medians.selected(differences, count);
    }
}
