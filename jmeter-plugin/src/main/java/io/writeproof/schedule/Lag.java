package io.writeproof.schedule;

import java.time.Duration;

/** Actual sending minus planned sending, over all arrivals sent. */
public record Lag(Duration mean, Duration max) {}
