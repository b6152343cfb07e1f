package io.writeproof.results.noise;

import java.util.Locale;

/** What is timed. */
enum Part {
    /** A computation in registers: the processor's speed, and who else wants it. */
    ALU(0.05),
    /** A page written and flushed: the disk. */
    FSYNC(0.5),
    /** A committed INSERT: processor, disk and server together. */
    INSERT(0.5);

    private final double limit;

    Part(double limit) {
        this.limit = limit;
    }

    /** How far its median may move, such as 0.05, before the machine counts as another one. */
    double limit() {
        return limit;
    }

    /** As it is stored. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
