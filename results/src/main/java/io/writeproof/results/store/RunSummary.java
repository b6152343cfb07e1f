package io.writeproof.results.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A stored run as the index has it: identity and headline numbers, enough for lists and trends.
 *
 * @param directory the run's directory
 * @param line the run's line of the index; do not modify it
 */
public record RunSummary(Path directory, ObjectNode line) {

    public String runId() {
        return line.path("run_id").asText();
    }

    public String suite() {
        return line.path("suite").asText();
    }

    /** The configuration that was asked for; empty when the suite has none. */
    public Optional<String> variant() {
        return Optional.ofNullable(line.path("variant").textValue());
    }

    public RunStatus status() {
        return RunStatus.of(line.path("status").asText());
    }

    /** When the run began, ISO-8601 in UTC. */
    public String startedAt() {
        return line.path("started_at").asText();
    }

    /** The full hash of the commit that ran, or {@code unknown}. */
    public String commit() {
        return line.path("commit").asText(SourceVersion.UNKNOWN.commit());
    }

    /** The commit as in the run's directory name: {@code a1b2c3d} or {@code a1b2c3d-dirty}. */
    public String shortCommit() {
        return SourceVersion.shortName(commit(), line.path("dirty").asBoolean() ? "-dirty" : "");
    }

    /** When the commit was made, ISO-8601 in UTC; empty when unknown. */
    public Optional<String> committedAt() {
        return Optional.ofNullable(line.path("committed_at").textValue())
                .filter(time -> !time.equals(SourceVersion.UNKNOWN.committedAt()));
    }

    /** The environment's fingerprint; empty when unknown. */
    public String environment() {
        return line.path("environment").asText("");
    }

    /** Eight hexadecimal digits that differ when the parameters of the load differ. */
    public String load() {
        return line.path("load").asText("");
    }

    /** A figure or a group of figures, such as {@code p99_latency_ms} or {@code medians}; a missing node when absent. */
    public JsonNode figure(String name) {
        return line.path(name);
    }
}
