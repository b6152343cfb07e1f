package io.writeproof.threshold;

import io.writeproof.latency.Latencies;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The statistics that have a fixed name. */
enum Aggregate implements Statistic {
    MIN("shortest"),
    MEAN("mean"),
    MAX("longest"),
    STDDEV("standard deviation of the");

    private final String adjective;

    Aggregate(String adjective) {
        this.adjective = adjective;
    }

    static Optional<Aggregate> called(String text) {
        return Arrays.stream(values())
                .filter(aggregate -> aggregate.toString().equals(text))
                .findFirst();
    }

    @Override
    public double nanos(Latencies latencies) {
        return switch (this) {
            case MIN -> latencies.percentileNanos(0);
            case MEAN -> latencies.meanNanos();
            case MAX -> latencies.maxNanos();
            case STDDEV -> latencies.standardDeviationNanos();
        };
    }

    @Override
    public String adjective() {
        return adjective;
    }

    @Override
    public long leastSamples() {
        return 1;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
