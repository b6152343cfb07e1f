package io.writeproof.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.LongUnaryOperator;

/** Arrivals that are all due at the start of the phase; its duration is the time to get them done. */
record Burst(long size) implements Shape {

    @Override
    public long arrivals(Duration duration) {
        return duration.isZero() ? 0 : size;
    }

    @Override
    public long arrivalsUntil(Duration passed, Duration duration) {
        return arrivals(passed);
    }

    @Override
    public double meanRate(Duration duration) {
        return duration.isZero() ? 0 : size * 1e9 / duration.toNanos();
    }

    @Override
    public double peakRate(Duration duration) {
        return meanRate(duration);
    }

    @Override
    public LongUnaryOperator plan(Duration duration, long seed) {
        return number -> 0;
    }

    /** At least one request, so that a small scale leaves the burst visible. */
    @Override
    public Burst times(BigDecimal factor) {
        BigDecimal scaled = BigDecimal.valueOf(size).multiply(factor).setScale(0, RoundingMode.HALF_UP);
        return new Burst(Math.max(Math.min(size, 1), scaled.longValueExact()));
    }

    @Override
    public String toText(String duration) {
        return size + " at once for " + duration;
    }
}
