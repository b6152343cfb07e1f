package io.writeproof.runner;

import io.writeproof.postgres.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What distinguishes one run from the others of the same invocation. Immutable.
 *
 * @param variant the write mode asked for; absent for a service that was given without one
 * @param runId the tag of its rows
 * @param durability what its database promises; absent without one
 * @param drainWait how long to wait before its rows are counted
 * @param summary where else its summary is written; absent = nowhere
 */
record RunIdentity(
        Optional<String> variant,
        String runId,
        Optional<Durability> durability,
        Duration drainWait,
        Optional<Path> summary) {}
