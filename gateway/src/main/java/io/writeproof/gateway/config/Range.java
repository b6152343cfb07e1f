package io.writeproof.gateway.config;

/** The whole numbers from {@code min} to {@code max}, both included. */
record Range(int min, int max) {

    boolean contains(int value) {
        return value >= min && value <= max;
    }

    @Override
    public String toString() {
        return "from " + min + " to " + max;
    }
}
