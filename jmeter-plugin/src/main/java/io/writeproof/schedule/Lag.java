package io.writeproof.schedule;

import java.time.Duration;

/** Actual sending minus planned sending, over the arrivals of measured phases. */
public record Lag(Duration mean, Duration max) {}
