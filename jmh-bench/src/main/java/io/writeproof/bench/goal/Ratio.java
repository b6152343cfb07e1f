package io.writeproof.bench.goal;

import java.util.Arrays;

/**
 * A figure measured in several rounds: its median, and how far the rounds lay apart.
 *
 * @param median of the rounds; NaN when nothing was measured
 * @param lowest of the rounds
 * @param highest of the rounds
 */
public record Ratio(double median, double lowest, double highest) {

    /** Over at least one round. */
    public static Ratio of(double... rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Ratio(median, sorted[0], sorted[sorted.length - 1]);
    }
}
