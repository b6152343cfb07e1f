package io.writeproof.latency;

/**
 * The buckets that durations are counted in: those of an HdrHistogram that tells values from 64 ns to one hour apart to
 * three significant digits.
 *
 * <p>Buckets are {@link #FINEST_NANOS} wide in the first two octaves, and twice as wide in each octave after; an octave
 * reaches from a duration to its double. What one bucket holds counts as equal.
 */
final class Buckets {

    static final long LONGEST_NANOS = 3_600_000_000_000L;
    static final long FINEST_NANOS = 64;
    static final int DIGITS = 3;

    private static final int FINEST_BITS = 6;
    /** An octave needs as many buckets as three digits have values, rounded up to a power of two. */
    private static final int OCTAVE_BITS = 10;

    static final int PER_OCTAVE = 1 << OCTAVE_BITS;
    static final int OCTAVES = of(LONGEST_NANOS) / PER_OCTAVE + 1;

    private Buckets() {}

    /** The bucket of a duration of 0 to {@link #LONGEST_NANOS}. */
    static int of(long nanos) {
        int doublings = doublings(nanos);
        return doublings * PER_OCTAVE + (int) (nanos >>> (doublings + FINEST_BITS));
    }

    /** The shortest duration in nanoseconds that falls into the bucket. */
    static long shortestOf(int bucket) {
        int doublings = doublingsOf(bucket);
        return (bucket - (long) doublings * PER_OCTAVE) << (doublings + FINEST_BITS);
    }

    /** The longest duration in nanoseconds that falls into the bucket. */
    static long longestOf(int bucket) {
        return shortestOf(bucket) + width(bucket) - 1;
    }

    /** The middle of the bucket in nanoseconds, which stands for all of its durations in sums. */
    static long middleOf(int bucket) {
        return shortestOf(bucket) + width(bucket) / 2;
    }

    private static long width(int bucket) {
        return FINEST_NANOS << doublingsOf(bucket);
    }

    private static int doublingsOf(int bucket) {
        return Math.max(0, bucket / PER_OCTAVE - 1);
    }

    private static int doublings(long nanos) {
        int bitsBeforeFirst = FINEST_BITS + OCTAVE_BITS + 1;
        return Long.SIZE - Long.numberOfLeadingZeros(nanos | ((1L << bitsBeforeFirst) - 1)) - bitsBeforeFirst;
    }
}
