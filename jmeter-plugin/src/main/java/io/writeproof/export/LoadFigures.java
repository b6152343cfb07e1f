package io.writeproof.export;

import io.writeproof.latency.SampleStatistics;
import io.writeproof.latency.SeriesName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a running load test. Immutable.
 *
 * @param samples all samples so far of each label and phase
 * @param phases every phase of the test, and whether it is under way
 * @param activeThreads JMeter's; mostly each has a connection of its own
 */
public record LoadFigures(
        String runId,
        Map<SeriesName, SampleStatistics> samples,
        Map<String, PhaseState> phases,
        LastSecond lastSecond,
        int activeThreads) {

    public LoadFigures {
        samples = Map.copyOf(samples);
        phases = Map.copyOf(phases);
    }

    /** Where a phase is in its life. */
    public enum PhaseState {
        /** Not begun, or over. */
        IDLE,
        UNDER_WAY
    }

    /**
     * What happened in the last whole second.
     *
     * @param plannedRate requests per second; null when nothing plans them
     * @param achievedRate successes per second
     * @param longestLagSeconds actual minus planned sending
     */
    public record LastSecond(@Nullable Double plannedRate, double achievedRate, double longestLagSeconds) {}
}
