package io.writeproof.latency;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Records one distribution of durations from any number of threads.
 *
 * <p>Recording is lock-free and allocates nothing, except where a thread meets durations of a new octave. Durations from
 * 0 to one hour are kept to three significant digits (and never finer than 64 ns); longer ones count as one hour, negative
 * ones as 0. The buckets are those of an HdrHistogram, so the percentiles are too.
 *
 * <p>There are eight sets of counts, stripes that all threads share and add to atomically. A thread always uses the same
 * one, so that threads on different processors seldom write to the same cache line. A set for each thread would cost no
 * atomic addition, but as much memory as there are threads, and a load has thousands. Each set has an array of 8 KB for
 * each octave, from a duration to its double, that its threads have met. A recorder takes 1 KB at first, 0.5 MB when all sets have met durations from 1 to 100 ms, never more
 * than 1.8 MB, however many threads there are.
 */
public final class LatencyRecorder {

    private static final int SET_BITS = 3;
    private static final int SETS = 1 << SET_BITS;
    /** 2^64 divided by the golden ratio, for Fibonacci hashing: the ids of threads started together go to different sets. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    /**
     * The sets one after the other; null until met. Written under the lock, read by recording threads without: they may
     * see null too long, and then ask under the lock, but never an array whose counts are not yet 0.
     */
    private final long[] @Nullable [] octaves = new long[SETS * Buckets.OCTAVES][];

    /** Adds one duration. Lock-free, but the first of a new octave waits for a snapshot under way. */
    public void record(long nanos) {
        int bucket = Buckets.of(Math.max(0, Math.min(nanos, Buckets.LONGEST_NANOS)));
        int set = (int) ((Thread.currentThread().getId() * SPREAD) >>> (Long.SIZE - SET_BITS));
        int octave = set * Buckets.OCTAVES + bucket / Buckets.PER_OCTAVE;
        long[] counts = octaves[octave];
        COUNT.getAndAdd(counts == null ? firstOf(octave) : counts, bucket % Buckets.PER_OCTAVE, 1L);
    }

    /** Everything recorded until now; of what is recorded meanwhile, any part. */
    public synchronized Latencies snapshot() {
        Latencies.Builder snapshot = new Latencies.Builder(0);
        long[] sums = new long[Buckets.PER_OCTAVE];
        for (int octave = 0; octave < Buckets.OCTAVES; octave++) {
            if (sumUp(octave, sums)) {
                for (int i = 0; i < sums.length; i++) {
                    snapshot.add(octave * Buckets.PER_OCTAVE + i, sums[i]);
                    sums[i] = 0;
                }
            }
        }
        return snapshot.build();
    }

    /** Adds up the sets; false when none has met the octave. */
    private boolean sumUp(int octave, long[] sums) {
        boolean met = false;
        for (int set = 0; set < SETS; set++) {
            long[] counts = octaves[set * Buckets.OCTAVES + octave];
            if (counts != null) {
                met = true;
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += (long) COUNT.getVolatile(counts, i);
                }
            }
        }
        return met;
    }

    private synchronized long[] firstOf(int octave) {
        if (octaves[octave] == null) {
            octaves[octave] = new long[Buckets.PER_OCTAVE];
        }
        return octaves[octave];
    }
}
