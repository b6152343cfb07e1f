package io.writeproof.schedule;

/**
 * How well a schedule was kept.
 *
 * @param measured arrivals of measured phases that went out
 * @param late those of them that went out more than {@link Arrivals#LATE_AFTER} after their moment
 * @param neverSent planned arrivals of all phases that did not go out
 * @param lag of the measured ones
 */
public record Punctuality(long measured, long late, long neverSent, Lag lag) {}
