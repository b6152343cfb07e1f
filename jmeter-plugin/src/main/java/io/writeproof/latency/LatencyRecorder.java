package io.writeproof.latency;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Records one distribution of durations from any number of threads.
 *
 * <p>Recording is lock-free and allocates nothing, except where a thread meets durations of a new octave. Durations from
 * 0 to one hour are kept to three significant digits (and never finer than 64 ns); longer ones count as one hour, negative
 * ones as 0. The buckets are those of an HdrHistogram, so the percentiles are too.
 *
 * <p>There are eight sets of counts, and a thread always uses the same one, so that threads on different processors seldom
 * write to the same cache line. Each set has an array of 8 KB for each octave, from a duration to its double, that its
 * threads have met. A recorder takes 1 KB at first, 0.5 MB when all sets have met durations from 1 to 100 ms, never more
 * than 1.8 MB, however many threads there are.
 */
public final class LatencyRecorder {

    static final long LONGEST_NANOS = 3_600_000_000_000L;

    private static final long FINEST_NANOS = 64;
    private static final int DIGITS = 3;

    private static final int FINEST_BITS = 6;
    /** An octave needs as many buckets as three digits have values, rounded up to a power of two. */
    private static final int OCTAVE_BITS = 10;

    private static final int OCTAVE_BUCKETS = 1 << OCTAVE_BITS;
    private static final int OCTAVES = bucketOf(LONGEST_NANOS) / OCTAVE_BUCKETS + 1;

    private static final int SET_BITS = 3;
    private static final int SETS = 1 << SET_BITS;
    /** 2^64 divided by the golden ratio, for Fibonacci hashing: the ids of threads started together go to different sets. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    /**
     * The sets one after the other; null until met. Written under the lock, read by recording threads without: they may
     * see null too long, and then ask under the lock, but never an array whose counts are not yet 0.
     */
    private final long[] @Nullable [] octaves = new long[SETS * OCTAVES][];

    /** Adds one duration. Lock-free, but the first of a new octave waits for a snapshot under way. */
    public void record(long nanos) {
        int bucket = bucketOf(Math.max(0, Math.min(nanos, LONGEST_NANOS)));
        int set = (int) ((Thread.currentThread().getId() * SPREAD) >>> (Long.SIZE - SET_BITS));
        int octave = set * OCTAVES + bucket / OCTAVE_BUCKETS;
        long[] counts = octaves[octave];
        COUNT.getAndAdd(counts == null ? firstOf(octave) : counts, bucket % OCTAVE_BUCKETS, 1L);
    }

    /** Everything recorded until now; of what is recorded meanwhile, any part. */
    public synchronized Latencies snapshot() {
        Histogram histogram = new Histogram(FINEST_NANOS, LONGEST_NANOS, DIGITS);
        for (int octave = 0; octave < SETS * OCTAVES; octave++) {
            long[] counts = octaves[octave];
            if (counts != null) {
                add(counts, octave % OCTAVES * OCTAVE_BUCKETS, histogram);
            }
        }
        return new Latencies(histogram);
    }

    private static void add(long[] counts, int firstBucket, Histogram histogram) {
        for (int i = 0; i < OCTAVE_BUCKETS; i++) {
            long count = (long) COUNT.getVolatile(counts, i);
            if (count > 0) {
                histogram.recordValueWithCount(longestOf(firstBucket + i), count);
            }
        }
    }

    private synchronized long[] firstOf(int octave) {
        if (octaves[octave] == null) {
            octaves[octave] = new long[OCTAVE_BUCKETS];
        }
        return octaves[octave];
    }

    /** Buckets are {@link #FINEST_NANOS} wide in the first two octaves, and twice as wide in each octave after. */
    private static int bucketOf(long nanos) {
        int doublings = doublings(nanos);
        return doublings * OCTAVE_BUCKETS + (int) (nanos >>> (doublings + FINEST_BITS));
    }

    private static int doublings(long nanos) {
        int bitsBeforeFirst = FINEST_BITS + OCTAVE_BITS + 1;
        return Long.SIZE - Long.numberOfLeadingZeros(nanos | ((1L << bitsBeforeFirst) - 1)) - bitsBeforeFirst;
    }

    private static long longestOf(int bucket) {
        int doublings = Math.max(0, bucket / OCTAVE_BUCKETS - 1);
        return ((bucket - doublings * OCTAVE_BUCKETS + 1L) << (doublings + FINEST_BITS)) - 1;
    }
}
