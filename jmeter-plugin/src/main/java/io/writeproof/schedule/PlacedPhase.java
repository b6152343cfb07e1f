package io.writeproof.schedule;

import java.time.Duration;

/**
 * A phase and its place in the schedule. Immutable.
 *
 * @param start from the beginning of the schedule until the phase begins
 */
public record PlacedPhase(Phase phase, Duration start) {

    /** From the beginning of the schedule until the phase ends. */
    public Duration end() {
        return start.plus(phase.duration());
    }
}
