package io.writeproof.schedule;

import java.time.Duration;

/**
 * A named part of a schedule. Immutable. Phases of one name are one phase in results and thresholds.
 *
 * @param duration zero is allowed and plans nothing, so that a warm-up can be switched off by its length
 */
public record Phase(String name, Shape shape, Duration duration) {

    /** The phase of this name is load like any other, but does not count in results and thresholds. */
    public static final String WARMUP = "warmup";

    public long arrivals() {
        return shape.arrivals(duration);
    }

    /**
     * How many arrivals are due before so much of the phase has passed; of random ones, how many are to be expected.
     *
     * @param passed from zero to the duration
     */
    public long arrivalsUntil(Duration passed) {
        return shape.arrivalsUntil(passed, duration);
    }

    public double meanRate() {
        return shape.meanRate(duration);
    }

    /** The most arrivals per second; a burst asks for its mean rate. */
    public double peakRate() {
        return duration.isZero() ? 0 : shape.peakRate(duration);
    }

    /** Whether the phase counts in results and thresholds. */
    public boolean measured() {
        return measured(name);
    }

    /** Whether phases of this name count in results and thresholds. */
    static boolean measured(String name) {
        return !name.equals(WARMUP);
    }

    @Override
    public String toString() {
        return name + ": " + shape.toText(ScheduleParser.toText(duration));
    }
}
