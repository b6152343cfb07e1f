package io.writeproof.schedule;

import java.time.Duration;

/**
 * How well a schedule, or a part of it, was kept.
 *
 * @param measured arrivals that went out, of measured phases only unless it is about one phase
 * @param late those of them that went out more than {@link io.writeproof.latency.SampleMoments#LATE_AFTER} after their moment
 * @param neverSent planned arrivals that did not go out, of all phases
 * @param lag of those that went out, of the measured ones likewise
 */
public record Punctuality(long measured, long late, long neverSent, Lag lag) {

    /** Nothing planned, nothing sent. */
    public static final Punctuality NONE = new Punctuality(0, 0, 0, Lag.NONE);

    /** How well two parts that ran one after the other or side by side were kept together. */
    public Punctuality plus(Punctuality other) {
        long both = measured + other.measured;
        Duration sum = lag.mean().multipliedBy(measured).plus(other.lag.mean().multipliedBy(other.measured));
        Duration mean = both == 0 ? Duration.ZERO : sum.dividedBy(both);
        Duration max = lag.max().compareTo(other.lag.max()) > 0 ? lag.max() : other.lag.max();
        return new Punctuality(both, late + other.late, neverSent + other.neverSent, new Lag(mean, max));
    }

    /** The same, but of a phase that is not measured only what was never sent counts. */
    Punctuality unmeasured() {
        return new Punctuality(0, 0, neverSent, Lag.NONE);
    }
}
