package io.writeproof.gateway.config;

/** The whole numbers from {@code min} to {@code max}, both included. */
record Range(int min, int max) {

    static Range atLeast(int min) {
        return new Range(min, Integer.MAX_VALUE);
    }

    boolean contains(int value) {
        return value >= min && value <= max;
    }

    @Override
    public String toString() {
        return max == Integer.MAX_VALUE ? "of " + min + " or more" : "from " + min + " to " + max;
    }
}
