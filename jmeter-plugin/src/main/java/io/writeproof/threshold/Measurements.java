package io.writeproof.threshold;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that rules can be about. Immutable.
 *
 * @param total all samples
 * @param labels the samples of each label
 * @param targetRate planned requests per second; null when nothing planned them
 * @param run metrics of the run as a whole; one without a value is missing
 */
public record Measurements(
        Traffic total,
        Map<String, Traffic> labels,
        @Nullable Double targetRate,
        RunMeasurements run) {

    public Measurements {
        labels = Map.copyOf(labels);
    }

    /**
     * What is not measured sample by sample.
     *
     * @param numbers values in the unit of their metric
     * @param parity what the comparison with the database said; null when none was made
     */
    public record RunMeasurements(
            Map<Metric, Double> numbers, @Nullable Finding parity) {
        public RunMeasurements {
            numbers = Map.copyOf(numbers);
        }
    }

    /** A check with a result of its own, in words. */
    public record Finding(State state, String reason) {}

    /** The two states of a check. */
    public enum State {
        OK,
        NOT_OK
    }
}
