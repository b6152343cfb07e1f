package io.writeproof.parity;

import java.time.Instant;

/**
 * Which rows belong to the run.
 *
 * @param runId the tag that every request of the run carries
 * @param start no row of the run is older
 */
public record RunScope(String runId, Instant start) {}
