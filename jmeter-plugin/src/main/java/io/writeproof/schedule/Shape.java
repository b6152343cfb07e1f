package io.writeproof.schedule;

import java.math.BigDecimal;
import java.time.Duration;

/** How the arrivals of a phase lie in time. Implementations are immutable. */
public sealed interface Shape permits ConstantRate {

    /** How many arrivals fall into the duration, its end not included. */
    long arrivals(Duration duration);

    /**
     * When an arrival is due.
     *
     * @param number of the arrival in its phase, counted from 0
     * @return nanoseconds after the start of the phase, at most half a nanosecond wrong
     */
    long offsetNanos(long number);

    /** The mean arrivals per second over the duration. */
    double meanRate(Duration duration);

    /** The shape of so many evenly spaced arrivals per second. */
    static Shape constant(BigDecimal perSecond) {
        return new ConstantRate(perSecond);
    }
}
