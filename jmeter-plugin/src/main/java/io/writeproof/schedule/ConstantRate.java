package io.writeproof.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Evenly spaced arrivals; the first is due at once. */
record ConstantRate(BigDecimal perSecond) implements Shape {

    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);

    @Override
    public long arrivals(Duration duration) {
        // Exact decimals: in doubles, 100/s for 0.07s would be 7.000000000000001, which is eight arrivals.
        return BigDecimal.valueOf(duration.toNanos())
                .multiply(perSecond)
                .divide(NANOS_PER_SECOND, 0, RoundingMode.CEILING)
                .longValueExact();
    }

    @Override
    public long offsetNanos(long number) {
        // From the number, not by adding a period again and again: rounding must not add up.
        return Math.round(number * 1e9 / perSecond.doubleValue());
    }

    @Override
    public double meanRate(Duration duration) {
        return perSecond.doubleValue();
    }

    @Override
    public String toString() {
        return perSecond.toPlainString() + "/s";
    }
}
