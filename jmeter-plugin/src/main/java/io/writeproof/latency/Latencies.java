package io.writeproof.latency;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A distribution of durations that does not change any more. Immutable; values are nanoseconds, three digits exact.
 *
 * <p>Its figures are those of an HdrHistogram with the same buckets, but only the buckets that hold something take
 * memory: a few kilobytes for thousands of samples, so that those of many seconds can be kept.
 */
public final class Latencies {

    private static final Latencies NONE = new Latencies(new int[0], new long[0]);

    /** Ascending. */
    private final int[] buckets;
    /** How many durations each of the buckets holds, at least one. */
    private final long[] counts;

    private final long count;

    private Latencies(int[] buckets, long[] counts) {
        this.buckets = buckets;
        this.counts = counts;
        this.count = Arrays.stream(counts).sum();
    }

    /** The distribution of nothing. */
    public static Latencies none() {
        return NONE;
    }

    /** How many durations there are. */
    public long count() {
        return count;
    }

    /**
     * The duration that the given share of all durations does not exceed.
     *
     * @param percentile 0 to 100, with any decimals; 0 is the shortest
     * @return nanoseconds; 0 when there are no durations
     */
    public long percentileNanos(double percentile) {
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new IllegalArgumentException("a percentile is 0 to 100, not " + percentile);
        }
        if (count == 0 || percentile == 0) {
            return minNanos();
        }
        // As HdrHistogram: a percentile that a product misses by the last bit still means the whole number.
        double shareOfCount = Math.nextDown(percentile) * count / 100;
        long wanted = Math.max(1, (long) Math.ceil(shareOfCount));
        int i = 0;
        for (long before = counts[0]; before < wanted; before += counts[i]) {
            i++;
        }
        return Buckets.longestOf(buckets[i]);
    }

    /** The shortest duration in nanoseconds; 0 when there are none. */
    public long minNanos() {
        return count == 0 ? 0 : Buckets.shortestOf(buckets[0]);
    }

    /** The longest duration in nanoseconds; 0 when there are none. */
    public long maxNanos() {
        return count == 0 ? 0 : Buckets.longestOf(buckets[buckets.length - 1]);
    }

    /** The arithmetic mean in nanoseconds; 0 when there are no durations. */
    public double meanNanos() {
        double sum = 0;
        for (int i = 0; i < buckets.length; i++) {
            sum += (double) Buckets.middleOf(buckets[i]) * counts[i];
        }
        return count == 0 ? 0 : sum / count;
    }

    /** The standard deviation of all durations, which are not taken for a sample of more, in nanoseconds. */
    public double standardDeviationNanos() {
        double mean = meanNanos();
        double squares = 0;
        for (int i = 0; i < buckets.length; i++) {
            double deviation = Buckets.middleOf(buckets[i]) - mean;
            squares += deviation * deviation * counts[i];
        }
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }

    /**
     * How many durations lie between bounds: one count for each bound, of what is above the bound before and not above
     * itself, and last the count of what is above all. A duration in the bucket of a bound counts as equal to it.
     *
     * @param boundsNanos ascending
     */
    public long[] between(long... boundsNanos) {
        long[] parts = new long[boundsNanos.length + 1];
        int part = 0;
        for (int i = 0; i < buckets.length; i++) {
            while (part < boundsNanos.length && buckets[i] > Buckets.of(boundsNanos[part])) {
                part++;
            }
            parts[part] += counts[i];
        }
        return parts;
    }

    /** Both distributions as one. Percentiles of parts are never averaged. */
    public Latencies plus(Latencies other) {
        return merged(other, 1);
    }

    /** All distributions as one; of many, quicker than one after the other. */
    static Latencies sum(List<Latencies> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        long[] sums = new long[Buckets.OCTAVES * Buckets.PER_OCTAVE];
        for (Latencies part : parts) {
            for (int i = 0; i < part.buckets.length; i++) {
                sums[part.buckets[i]] += part.counts[i];
            }
        }
        Builder sum = new Builder(0);
        for (int bucket = 0; bucket < sums.length; bucket++) {
            sum.add(bucket, sums[bucket]);
        }
        return sum.build();
    }

    /** What came after an earlier state of the same recorder. */
    public Latencies minus(Latencies earlier) {
        return merged(earlier, -1);
    }

    private Latencies merged(Latencies other, int sign) {
        if (other.count == 0) {
            return this;
        }
        Builder sum = new Builder(buckets.length + other.buckets.length);
        int mine = 0;
        for (int theirs = 0; theirs < other.buckets.length; theirs++) {
            while (mine < buckets.length && buckets[mine] < other.buckets[theirs]) {
                sum.add(buckets[mine], counts[mine++]);
            }
            boolean both = mine < buckets.length && buckets[mine] == other.buckets[theirs];
            sum.add(other.buckets[theirs], (both ? counts[mine++] : 0) + sign * other.counts[theirs]);
        }
        while (mine < buckets.length) {
            sum.add(buckets[mine], counts[mine++]);
        }
        return sum.build();
    }

    /** Adds everything to a histogram that can take up to one hour in nanoseconds. */
    void addTo(Histogram histogram) {
        for (int i = 0; i < buckets.length; i++) {
            histogram.recordValueWithCount(Buckets.longestOf(buckets[i]), counts[i]);
        }
    }

    /** Collects buckets in ascending order; those that hold nothing are left out. Confined to one thread. */
    static final class Builder {

        private int[] buckets;
        private long[] counts;
        private int size;

        Builder(int expectedSize) {
            buckets = new int[expectedSize];
            counts = new long[expectedSize];
        }

        void add(int bucket, long count) {
            if (count == 0) {
                return;
            }
            if (size == buckets.length) {
                buckets = Arrays.copyOf(buckets, Math.max(16, 2 * size));
                counts = Arrays.copyOf(counts, buckets.length);
            }
            buckets[size] = bucket;
            counts[size++] = count;
        }

        Latencies build() {
            return size == 0 ? NONE : new Latencies(Arrays.copyOf(buckets, size), Arrays.copyOf(counts, size));
        }
    }
}
