package io.writeproof.results.noise;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Does something again and again.
 *
 * @param unmeasured how often before it counts
 * @param most how often at most
 * @param limit when to stop, if that is sooner
 */
record Repetition(int unmeasured, int most, Duration limit) {

    private static final double NANOS_PER_MICRO = 1000;

    /** The median time in microseconds; empty when it failed. */
    OptionalDouble median(Probe probe) {
        double[] micros = new double[most];
        int count = 0;
        try {
            for (int i = 0; i < unmeasured; i++) {
                probe.once();
            }
            long began = System.nanoTime();
            for (long now = began; count < most && now - began < limit.toNanos(); ) {
                probe.once();
                long then = System.nanoTime();
                micros[count++] = (then - now) / NANOS_PER_MICRO;
                now = then;
            }
        } catch (Exception e) {
            return OptionalDouble.empty();
        }
        Arrays.sort(micros, 0, count);
        return OptionalDouble.of(micros[count / 2]);
    }
}
