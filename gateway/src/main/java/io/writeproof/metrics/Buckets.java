package io.writeproof.metrics;

/** Upper bounds of histogram buckets. */
final class Buckets {

    /** From what a request in memory takes to what a lost connection takes, in seconds. */
    static final double[] SECONDS = {
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    /** The sizes of the presets and what lies between them, in rows. */
    static final double[] ROWS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000};

    /** Powers of two, as batches of queries are cut, up to the longest that can be configured. */
    static final double[] QUERIES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    /** How sure a model of two classes can be. */
    static final double[] CONFIDENCE = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};

    private Buckets() {}
}
