package io.writeproof.threshold;

import io.writeproof.latency.SampleStatistics;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a scope, or of a window in it. Immutable.
 *
 * @param seconds how long they were measured, for rates
 * @param targetRate planned requests per second of that time; null when nothing planned them
 * @param lateness null when nothing planned them
 */
public record Traffic(
        SampleStatistics samples,
        double seconds,
        @Nullable Double targetRate,
        @Nullable Lateness lateness) {

    /** Samples that nothing planned. */
    public Traffic(SampleStatistics samples, double seconds) {
        this(samples, seconds, null, null);
    }

    public double errorRate() {
        return samples.requests() == 0 ? 0 : (double) samples.failures() / samples.requests();
    }

    /** All answers per second. */
    public double rate() {
        return seconds == 0 ? 0 : samples.requests() / seconds;
    }

    /** Successes per second. */
    public double achievedRate() {
        return seconds == 0 ? 0 : samples.successes() / seconds;
    }
}
