package io.writeproof.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * The same shape of load at other rates or in other times. Immutable.
 *
 * @param rates factor of every rate and of the size of every burst, more than 0
 * @param times factor of every duration, more than 0
 */
record Scale(BigDecimal rates, BigDecimal times) {

    static final Scale NONE = new Scale(BigDecimal.ONE, BigDecimal.ONE);

    /** The greatest factor. */
    static final BigDecimal MOST = BigDecimal.valueOf(1_000);

    Scale withRates(BigDecimal factor) {
        return new Scale(factor, times);
    }

    Scale withTimes(BigDecimal factor) {
        return new Scale(rates, factor);
    }

    /** The phase at this scale; durations are rounded to whole nanoseconds. */
    Phase of(Phase phase) {
        BigDecimal nanos = BigDecimal.valueOf(phase.duration().toNanos()).multiply(times);
        Duration duration =
                Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
        return new Phase(phase.name(), phase.shape().times(rates), duration);
    }
}
