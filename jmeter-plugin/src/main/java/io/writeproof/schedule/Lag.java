package io.writeproof.schedule;

import java.time.Duration;

/** Actual sending minus planned sending, over some arrivals. */
public record Lag(Duration mean, Duration max) {

    static final Lag NONE = new Lag(Duration.ZERO, Duration.ZERO);
}
