package io.writeproof.schedule;

import java.time.Duration;

/**
 * A named part of a schedule. Immutable.
 *
 * @param duration zero is allowed and plans nothing, so that a warm-up can be switched off by its length
 */
public record Phase(String name, Shape shape, Duration duration) {

    /** The phase of this name is load like any other, but does not count in results and thresholds. */
    public static final String WARMUP = "warmup";

    public long arrivals() {
        return shape.arrivals(duration);
    }

    public double meanRate() {
        return shape.meanRate(duration);
    }

    /** Whether the phase counts in results and thresholds. */
    public boolean measured() {
        return !name.equals(WARMUP);
    }

    @Override
    public String toString() {
        return name + ": " + shape + " for " + ScheduleParser.toText(duration);
    }
}
