package io.writeproof.schedule;

/**
 * One planned request. Immutable.
 *
 * @param plannedNanos when it is due, on the clock of the run
 * @param phase the part of the schedule that plans it
 */
public record Arrival(long plannedNanos, Phase phase) {}
