package io.writeproof.gateway.config;

import io.writeproof.write.WriteSettings;

/** The whole numbers from {@code min} to {@code max}, both included. */
record Range(int min, int max) {

    /** From nothing to the longest wait that a configuration may ask for. */
    static final Range MILLIS_OF_A_DAY = new Range(0, (int) WriteSettings.LONGEST_WAIT.toMillis());

    boolean contains(int value) {
        return value >= min && value <= max;
    }

    @Override
    public String toString() {
        return "from " + min + " to " + max;
    }
}
