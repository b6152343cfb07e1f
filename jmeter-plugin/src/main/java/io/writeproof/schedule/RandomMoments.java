package io.writeproof.schedule;

/**
 * Independent, evenly distributed random moments of an interval, in ascending order, without keeping them.
 *
 * <p>The moments of a Poisson process of constant rate, given their number, are such moments; for a rate that changes,
 * the interval is that of the summed-up rate (Lewis and Shedler 1979). With m moments still to come, the part of the rest
 * of the interval that lies after the next one is distributed as U^(1/m), U even between 0 and 1 (Devroye 1986, V.2.1). Kept
 * as a logarithm, it is a sum of exponential gaps.
 *
 * <p>The random numbers are SplitMix64 (Steele, Lea, Flood 2014) and the functions those of StrictMath, so that a seed gives
 * the same moments on any JVM. Thread-safe.
 */
final class RandomMoments {

    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private long toCome;
    private long state;
    private double minusLogLeft;

    /**
     * @param count how many moments there are
     * @param seed any number; seeds that differ give independent moments
     */
    RandomMoments(long count, long seed) {
        toCome = count;
        state = mix(seed);
    }

    /** The part of the interval that lies after the next moment, from 1 down to 0. To be asked count times. */
    double next() {
        return StrictMath.exp(-nextMinusLog());
    }

    private synchronized double nextMinusLog() {
        minusLogLeft -= StrictMath.log(nextEven()) / toCome--;
        return minusLogLeft;
    }

    /** More than 0 and at most 1. */
    private double nextEven() {
        state += GOLDEN_GAMMA;
        return ((mix(state) >>> 11) + 1) * 0x1p-53;
    }

    /** One seed out of several numbers; their order matters. */
    static long seedOf(long... parts) {
        long seed = 0;
        for (long part : parts) {
            seed = mix(seed + GOLDEN_GAMMA + part);
        }
        return seed;
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
