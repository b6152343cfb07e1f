package io.writeproof.results.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The 95 % intervals of quantiles of what several runs measured together, by resampling whole runs: what is inside a run is
 * not independent. The same convention as for ratios: of n runs n - 1 are drawn, and the ends are expanded.
 *
 * <p>Of each run only counts in bins are kept, {@value #PER_OCTAVE} to an octave; an interval is as exact as a third of that.
 * Not thread-safe.
 */
public final class MergedQuantiles {

    private static final int PER_OCTAVE = 32;
    private static final int RESAMPLES = 2_000;
    private static final long SEED = 20261121;

    private final List<long[]> runs = new ArrayList<>();

    /** Begins a run. */
    public void nextRun() {
        runs.add(new long[Long.SIZE * PER_OCTAVE]);
    }

    /** Adds values, each at least 0, to the run that was begun last. */
    public void add(long value, long count) {
        runs.get(runs.size() - 1)[bin(value)] += count;
    }

    /** How many runs there are. */
    public int runs() {
        return runs.size();
    }

    /**
     * The lower and the upper end of each quantile's interval; not numbers with fewer than two runs.
     *
     * @param shares from 0 to 1, ascending
     */
    public double[][] intervals(double[] shares) {
        if (runs.size() < 2) {
            double[][] unknown = new double[shares.length][2];
            Arrays.stream(unknown).forEach(ends -> Arrays.fill(ends, Double.NaN));
            return unknown;
        }
        long[][] used = used();
        int offset = firstUsed();
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] resampled = new double[shares.length][RESAMPLES];
        long[] drawn = new long[used[0].length];
        for (int i = 0; i < RESAMPLES; i++) {
            draw(used, drawn, random);
            double[] quantiles = quantiles(drawn, offset, shares);
            for (int j = 0; j < shares.length; j++) {
                resampled[j][i] = quantiles[j];
            }
        }
        int tail = RatioBootstrap.tail(runs.size() - 1) * RESAMPLES / RatioBootstrap.RESAMPLES;
        return Arrays.stream(resampled).map(values -> ends(values, tail)).toArray(double[][]::new);
    }

    private int firstUsed() {
        return runs.stream().mapToInt(MergedQuantiles::first).min().orElseThrow();
    }

    /** The bins from the first to the last that any run has values in. */
    private long[][] used() {
        int from = firstUsed();
        int to = runs.stream().mapToInt(MergedQuantiles::last).max().orElseThrow();
        return runs.stream().map(run -> Arrays.copyOfRange(run, from, to + 1)).toArray(long[][]::new);
    }

    private static int first(long[] run) {
        return IntStream.range(0, run.length)
                .filter(bin -> run[bin] > 0)
                .findFirst()
                .orElse(run.length - 1);
    }

    private static int last(long[] run) {
        return IntStream.range(0, run.length).filter(bin -> run[bin] > 0).max().orElse(0);
    }

    private static void draw(long[][] runs, long[] drawn, SplittableRandom random) {
        Arrays.fill(drawn, 0);
        for (int i = 1; i < runs.length; i++) {
            long[] run = runs[random.nextInt(runs.length)];
            for (int bin = 0; bin < drawn.length; bin++) {
                drawn[bin] += run[bin];
            }
        }
    }

    /** The quantiles of counts in bins, of which the first one is {@code offset}; linear inside a bin. */
    private static double[] quantiles(long[] counts, int offset, double[] shares) {
        double[] quantiles = new double[shares.length];
        double total = Arrays.stream(counts).sum();
        int bin = 0;
        double below = 0;
        for (int i = 0; i < shares.length; i++) {
            double wanted = shares[i] * total;
            while (bin < counts.length - 1 && (counts[bin] == 0 || below + counts[bin] < wanted)) {
                below += counts[bin++];
            }
            double inside = counts[bin] == 0 ? 0 : (wanted - below) / counts[bin];
            quantiles[i] = start(offset + bin) + inside * (start(offset + bin + 1) - start(offset + bin));
        }
        return quantiles;
    }

    private static double[] ends(double[] values, int tail) {
        return new double[] {
            Medians.select(values, RESAMPLES, tail), Medians.select(values, RESAMPLES, RESAMPLES - 1 - tail)
        };
    }

    private static int bin(long value) {
        long atLeastOne = Math.max(1, value);
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(atLeastOne);
        return octave * PER_OCTAVE + (int) (PER_OCTAVE * (Math.scalb((double) atLeastOne, -octave) - 1));
    }

    /** The smallest value of a bin. */
    private static double start(int bin) {
        return Math.scalb(1 + (double) (bin % PER_OCTAVE) / PER_OCTAVE, bin / PER_OCTAVE);
    }
}
