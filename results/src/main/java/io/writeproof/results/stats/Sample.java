package io.writeproof.results.stats;

import java.util.Arrays;
import java.util.stream.Stream;

/** The replicates of one side, each with the iterations inside it. Immutable. */
public final class Sample {

    private final double[][] iterations;
    private final double[] values;

    private Sample(double[][] iterations) {
        this.iterations = iterations;
        this.values = Arrays.stream(iterations).mapToDouble(Medians::of).toArray();
    }

    /**
     * Replicates by their iterations; the value of a replicate is the median of its iterations.
     *
     * @param iterations the values of each replicate, in any unit; numbers that are not finite are allowed, see
     *     {@link #finite}
     * @throws IllegalArgumentException when a replicate has no iteration
     */
    public static Sample ofIterations(double[]... iterations) {
        for (int i = 0; i < iterations.length; i++) {
            if (iterations[i].length == 0) {
                throw new IllegalArgumentException("replicate " + (i + 1) + " has no iteration");
            }
        }
        return new Sample(Arrays.stream(iterations).map(double[]::clone).toArray(double[][]::new));
    }

    /** Replicates with one value each. */
    public static Sample ofValues(double... values) {
        return new Sample(
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new));
    }

    /** The replicates of this sample followed by those of another. */
    public Sample and(Sample other) {
        return new Sample(Stream.concat(Arrays.stream(iterations), Arrays.stream(other.iterations))
                .toArray(double[][]::new));
    }

    /** This sample with every number multiplied. */
    public Sample times(double factor) {
        return new Sample(Arrays.stream(iterations)
                .map(inside -> Arrays.stream(inside).map(x -> x * factor).toArray())
                .toArray(double[][]::new));
    }

    /** How many replicates there are. */
    public int size() {
        return values.length;
    }

    /** One value per replicate, in the order given. */
    public double[] values() {
        return values.clone();
    }

    /** The iterations of one replicate. */
    public double[] iterations(int replicate) {
        return iterations[replicate].clone();
    }

    /** The median of the replicates' values; not a number when there are none. */
    public double centre() {
        return values.length == 0 ? Double.NaN : Medians.of(values);
    }

    /**
     * Half the range that holds the middle half of the replicates, relative to the centre: a spread that one outlier
     * does not move. 0 with fewer than two replicates.
     */
    public double relativeSpread() {
        if (values.length < 2) {
            return 0;
        }
        double centre = centre();
        double[] distances =
                Arrays.stream(values).map(x -> Math.abs(x - centre)).toArray();
        return Medians.of(distances) / Math.abs(centre);
    }

    /** Whether every number is finite. */
    public boolean finite() {
        return Arrays.stream(iterations).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }

    /** Whether there are replicates, and all numbers are finite and greater than 0, so that ratios exist. */
    public boolean hasRatios() {
        return values.length > 0
                && Arrays.stream(iterations).flatMapToDouble(Arrays::stream).allMatch(x -> x > 0 && Double.isFinite(x));
    }
}
