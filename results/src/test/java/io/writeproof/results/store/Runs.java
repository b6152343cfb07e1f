package io.writeproof.results.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Runs with nothing in them that depends on where or when a test runs. */
public final class Runs {

    public static final Instant STARTED = Instant.parse("2026-11-21T09:30:00.250Z");
    public static final Instant ENDED = Instant.parse("2026-11-21T09:33:05.000Z");
    public static final String RUN_ID = "019aa5b0-6c00-7000-8000-000000000001";
    public static final SourceVersion SOURCE = new SourceVersion(
            "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
            "00112233445566778899aabbccddeeff00112233",
            "main",
            "2026-11-20T18:00:00Z",
            null);
    public static final DatabaseFacts DATABASE =
            new DatabaseFacts("18.6", Map.of("fsync", "on", "synchronous_commit", "on"), "42.7.14");

    private static final Machine MACHINE =
            new Machine("Example CPU", 2, "performance", 23.4, "Linux 6.1", "none", "none", "ext4");
    private static final Jvm JVM = new Jvm("Example", "17.0.15+6", List.of("-Xmx1g"), "G1");

    private Runs() {}

    public static RunStore store(Path directory) {
        return new RunStore(directory, Clock.fixed(ENDED, ZoneOffset.UTC));
    }

    public static Identity identity() {
        return identity("sync", RUN_ID, DATABASE);
    }

    public static Identity identity(String variant, String runId, DatabaseFacts database) {
        return new Identity("inference", variant, runId, STARTED, SOURCE, new Environment(MACHINE, JVM, database));
    }

    /** The identity of a run of its own commit, so many hours after the first. */
    public static Identity hoursLater(int hours) {
        String commit = "%040x".formatted(0xabcdef0000000L + hours);
        SourceVersion source = new SourceVersion(
                commit, null, "main", SOURCE.committedAt().replace("18", "%02d".formatted(hours % 24)), null);
        return new Identity(
                "inference",
                "sync",
                "run-" + hours,
                STARTED.plus(Duration.ofHours(hours)),
                source,
                identity().environment());
    }

    public static Conditions conditions(String writeMode, Map<String, Object> parameters) {
        return new Conditions(writeMode, parameters, 42L, Sha256.ofText("config"), Sha256.ofText("jar"), null);
    }

    /** A run in group commit whose database is on that host. */
    public static Conditions onHost(String host, Map<String, Object> parameters) {
        return new Conditions("group-commit", parameters, null, null, null, host);
    }

    /** What a plugin would say about a good run, abridged. */
    public static ObjectNode details() {
        ObjectNode details = Json.object();
        details.put("verdict", "passed").put("exit_code", 0).put("target_qps", 100);
        details.put("achieved_qps", 99.87).put("p99_latency_ms", 12.3).put("error_rate", 0.0);
        details.putObject("parity")
                .put("passed", true)
                .put("acknowledged", 18000)
                .put("rows", 18000);
        return details;
    }
}
