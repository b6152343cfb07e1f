package io.writeproof.threshold;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that rules can be about. */
public record Measurements(Samples samples, RunMeasurements run, TargetValues target, Baseline baseline) {

    /**
     * What is known of the run as a whole. Immutable.
     *
     * @param numbers values in the unit of their metric; one without a value was not measured
     * @param parity what the comparison with the database said; null when none was made
     */
    public record RunMeasurements(
            Map<Metric, Double> numbers, @Nullable Finding parity) {

        /** Nothing is. */
        public static final RunMeasurements NONE = new RunMeasurements(Map.of(), null);

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
