package io.writeproof.results.noise;

import java.util.Locale;

/**
 * What is timed.
 *
 * <p>The limits are beyond what a quiet virtual machine did between two checks: results/README.md, "Noise check", has
 * the figures.
 */
enum Part {
    /** A computation in registers: the processor's speed, and who else wants it. */
    ALU(0.1),
    /** A page written and flushed: the disk. */
    FSYNC(1),
    /** A committed INSERT: processor, disk and server together. */
    INSERT(1);

    private final double limit;

    Part(double limit) {
        this.limit = limit;
    }

    /** How far its median may move, such as 0.1, before the machine counts as another one. */
    double limit() {
        return limit;
    }

    /**
     * Whether a median has moved too far. Twice as fast is as far as half as fast.
     *
     * @param change relative to before, such as -0.5
     */
    boolean tooFar(double change) {
        return Math.expm1(Math.abs(Math.log1p(change))) > limit;
    }

    /** As it is stored. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
