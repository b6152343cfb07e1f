package io.writeproof.schedule;

/**
 * How well a schedule was kept.
 *
 * @param sent arrivals that went out
 * @param late those of them that went out more than {@link Arrivals#LATE_AFTER} after their moment
 * @param neverSent planned arrivals that did not go out
 */
public record Punctuality(long sent, long late, long neverSent, Lag lag) {}
