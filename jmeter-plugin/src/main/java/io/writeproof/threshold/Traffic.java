package io.writeproof.threshold;

import io.writeproof.latency.SampleStatistics;

/**
 * The samples of a label, or of all, in the measured phases.
 *
 * @param seconds how long they were measured, for rates
 */
public record Traffic(SampleStatistics samples, double seconds) {

    public double errorRate() {
        return samples.requests() == 0 ? 0 : (double) samples.failures() / samples.requests();
    }

    /** Successes per second. */
    public double achievedRate() {
        return seconds == 0 ? 0 : samples.successes() / seconds;
    }
}
