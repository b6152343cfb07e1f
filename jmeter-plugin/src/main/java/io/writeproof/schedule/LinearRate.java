package io.writeproof.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.LongUnaryOperator;

/**
 * Evenly spaced arrivals at a rate that goes in a straight line from one value to another, or stays, or is zero.
 *
 * <p>The n-th arrival is due when the rate, summed up since the start, has come to n - 1: the first is due at once.
 */
record LinearRate(BigDecimal from, BigDecimal to) implements Shape {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal HALF_A_NANO = new BigDecimal("5e-10");

    LinearRate {
        from = from.stripTrailingZeros();
        to = to.stripTrailingZeros();
    }

    static LinearRate constant(BigDecimal perSecond) {
        return new LinearRate(perSecond, perSecond);
    }

    static LinearRate none() {
        return constant(BigDecimal.ZERO);
    }

    @Override
    public long arrivals(Duration duration) {
        return area(duration).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    @Override
    public long arrivalsUntil(Duration passed, Duration duration) {
        // a·t + (b - a)·t²/2T, on one denominator, so that only the result is rounded
        BigDecimal time = BigDecimal.valueOf(passed.toNanos());
        BigDecimal twice = BigDecimal.valueOf(duration.toNanos()).multiply(TWO);
        BigDecimal rates = from.multiply(twice).add(to.subtract(from).multiply(time));
        return passed.isZero()
                ? 0
                : rates.multiply(time)
                        .divide(twice.multiply(NANOS_PER_SECOND), 0, RoundingMode.CEILING)
                        .longValueExact();
    }

    /** The rate summed up over the duration, exactly: in doubles, 100/s for 0.07s would be more than seven. */
    BigDecimal area(Duration duration) {
        return from.add(to).multiply(BigDecimal.valueOf(duration.toNanos())).multiply(HALF_A_NANO);
    }

    /** The duration in which so many arrivals are due, less than a nanosecond too short. */
    BigDecimal nanosOf(BigDecimal arrivals) {
        return arrivals.divide(from.add(to).multiply(HALF_A_NANO), 0, RoundingMode.FLOOR);
    }

    @Override
    public double meanRate(Duration duration) {
        return from.add(to).divide(TWO).doubleValue();
    }

    @Override
    public double peakRate(Duration duration) {
        return from.max(to).doubleValue();
    }

    @Override
    public LongUnaryOperator plan(Duration duration, long seed) {
        BigDecimal area = area(duration);
        long whole = area.longValue();
        double fraction = area.subtract(BigDecimal.valueOf(whole)).doubleValue();
        RateLine line = line(duration);
        // What is left is taken from the whole numbers: in doubles, the last of 1e11 arrivals would be off by
        // milliseconds.
        return number -> line.nanosAt((double) number, whole - number + fraction);
    }

    RateLine line(Duration duration) {
        return new RateLine(from.doubleValue() / 1e9, to.doubleValue() / 1e9, duration.toNanos());
    }

    @Override
    public LinearRate times(BigDecimal factor) {
        return new LinearRate(from.multiply(factor), to.multiply(factor));
    }

    @Override
    public String toText(String duration) {
        if (from.compareTo(to) != 0) {
            return "ramp " + from.toPlainString() + "/s -> " + to.toPlainString() + "/s over " + duration;
        }
        return from.signum() == 0 ? "pause for " + duration : from.toPlainString() + "/s for " + duration;
    }
}
