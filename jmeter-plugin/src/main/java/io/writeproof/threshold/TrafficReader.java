package io.writeproof.threshold;

import org.jspecify.annotations.Nullable;

/** Reads the measures of samples off the samples of a scope. */
record TrafficReader(Traffic traffic) {

    Reading read(Measure measure) {
        return measure instanceof Timed timed ? timed(timed) : metric((Metric) measure);
    }

    private Reading timed(Timed timed) {
        return traffic.samples().successes() == 0
                ? new Reading.Missing("no data: none of " + traffic.samples().requests() + " requests succeeded")
                : Reading.of(timed.millis(traffic));
    }

    private Reading metric(Metric metric) {
        return switch (metric) {
            case REQUESTS -> Reading.of((double) traffic.samples().requests());
            case SUCCESSES -> Reading.of((double) traffic.samples().successes());
            case ERRORS -> Reading.of((double) traffic.samples().failures());
            case RATE -> Reading.of(traffic.rate());
            case ACHIEVED_RATE -> Reading.of(traffic.achievedRate());
            case ERROR_RATE ->
                new Reading.Value(
                        traffic.errorRate(),
                        " (" + traffic.samples().failures() + " of "
                                + traffic.samples().requests() + " requests failed)");
            default -> lateness(metric);
        };
    }

    private Reading lateness(Metric metric) {
        Double value = traffic.lateness() == null ? null : lateness(metric, traffic.lateness());
        return value == null ? Judge.notMeasured(metric) : Reading.of(value);
    }

    private static @Nullable Double lateness(Metric metric, Lateness lateness) {
        return switch (metric) {
            case LATE -> (double) lateness.late();
            case LAG_MEAN -> lateness.lagMeanMillis();
            case LAG_MAX -> lateness.lagMaxMillis();
            case NEVER_SENT -> lateness.neverSent() == null ? null : (double) lateness.neverSent();
            default -> throw new IllegalArgumentException(metric + " is not about samples");
        };
    }
}
