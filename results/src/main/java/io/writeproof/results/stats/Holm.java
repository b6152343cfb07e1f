package io.writeproof.results.stats;

import java.util.stream.IntStream;

/**
 * Holm's correction for several tests: the chance of a single false alarm among all of them stays at the level of one.
 *
 * <p>Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6
 * (1979).
 */
public final class Holm {

    private Holm() {}

    /** The corrected p values, in the order given; at most 1. */
    public static double[] adjusted(double[] pValues) {
        int[] ascending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted((one, other) -> Double.compare(pValues[one], pValues[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double atLeast = 0;
        for (int i = 0; i < ascending.length; i++) {
            atLeast = Math.max(atLeast, pValues[ascending[i]] * (pValues.length - i));
            adjusted[ascending[i]] = Math.min(1, atLeast);
        }
        return adjusted;
    }
}
