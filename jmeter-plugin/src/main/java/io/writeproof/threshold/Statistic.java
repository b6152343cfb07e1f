package io.writeproof.threshold;

import io.writeproof.latency.Latencies;

/** One number for many durations. Its text is its name in the language. */
sealed interface Statistic permits Percentile, Aggregate {

    double nanos(Latencies latencies);

    /** What it is called before the noun of the durations. */
    String adjective();

    /** How many samples it takes to mean something. */
    long leastSamples();
}
