package io.writeproof.schedule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.LongUnaryOperator;

/** How the arrivals of a phase lie in time. Implementations are immutable. */
public sealed interface Shape permits Burst, LinearRate, Poisson {

    /** How many arrivals fall into the duration, its end not included. */
    long arrivals(Duration duration);

    /** How many of them are due before so much of the duration has passed; of random ones, how many are to be expected. */
    long arrivalsUntil(Duration passed, Duration duration);

    /** The mean arrivals per second over the duration. */
    double meanRate(Duration duration);

    /** The most arrivals per second that the duration asks for. */
    double peakRate(Duration duration);

    /**
     * Plans the arrivals of one phase in one run.
     *
     * @param seed of the chance in it; the same seed plans the same moments
     * @return gives each number from 0 to the last arrival's its nanoseconds after the start of the phase, at most 1 ns
     *     wrong; to be asked once for each number; thread-safe
     */
    LongUnaryOperator plan(Duration duration, long seed);

    /** The same shape with all rates multiplied by a factor of more than 0. */
    Shape times(BigDecimal factor);

    /** Whether the moments depend on the seed. */
    default boolean random() {
        return false;
    }

    /** The phase as the language has it, without its name. */
    String toText(String duration);
}
