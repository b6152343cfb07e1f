package io.writeproof.schedule;

/**
 * One planned request. Immutable.
 *
 * @param plannedNanos when it is due
 * @param phase the part of the schedule that plans it
 */
public record Arrival(long plannedNanos, Phase phase) {

    Arrival after(long anchorNanos) {
        return new Arrival(anchorNanos + plannedNanos, phase);
    }
}
