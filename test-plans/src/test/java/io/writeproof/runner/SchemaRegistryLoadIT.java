package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.postgres.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scenarios of the schema registry from end to end, each in seconds: the gates are the real ones, the load is not. */
final class SchemaRegistryLoadIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static EmbeddedServer server;

    @TempDir
    private Path results = Path.of("");

    @BeforeAll
    static void startDatabase() {
        server = EmbeddedServer.start();
    }

    @AfterAll
    static void stopDatabase() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "baseline,   0.2,  0.02",
        "stress,     0.02, 0.01",
        "soak,       0.05, 0.0025",
        "basic_load, 0.02, 0.01",
        "spike_test, 0.05, 0.03"
    })
    void everyGateOfAScenarioIsJudgedAndWhatIsNotAboutTimeHolds(String scenario, String scale, String timeScale)
            throws Exception {
        try (LoadProcess load = run(scenario, "--scale=" + scale, "--time-scale=" + timeScale)) {
            assertThat(load.exitCode()).as(load.output()).isIn(0, 99);
            JsonNode run = load.run();
            RunDocuments.assertValid(run);
            assertThat(gates(run, gate -> gate.path("actual").isNull())).containsExactly("parity");
            assertThat(gates(run, gate -> gate.path("passed").asBoolean()))
                    .as(load.output())
                    .contains("errors", "never_sent", "parity");
            assertThat(run.at("/parity/acknowledged").asInt()).isPositive();
        }
    }

    @Test
    void aSleepInEveryReadBreaksTheObjectiveOfReads(@TempDir Path configurations) throws Exception {
        Path slow = Files.writeString(
                configurations.resolve("slow.toml"),
                Files.readString(Path.of("../gateway/variants/schema-registry/group-commit.toml"))
                        + "retrieve_delay_ms = 50\n");
        try (LoadProcess load = run("baseline", "--scale=0.1", "--time-scale=0.02", "--gateway-config=" + slow)) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            assertThat(load.output()).contains("✗ retrieval_latency");
        }
    }

    @Test
    void aKeyThatTheRegistryRefusesEndsTheRunBeforeAnyLoad() throws Exception {
        try (LoadProcess load = run("baseline", "--api-key=wrong")) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(104);
            assertThat(load.output()).contains("found one that it refuses with status 401");
            assertThat(load.stored()).isEmpty();
        }
    }

    private static List<String> gates(JsonNode run, Predicate<JsonNode> wanted) {
        return StreamSupport.stream(run.path("gates").spliterator(), false)
                .filter(wanted)
                .map(gate -> gate.path("name").asText())
                .toList();
    }

    private LoadProcess run(String scenario, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("schema-registry/" + scenario, "-J=min_samples=20"));
        arguments.addAll(List.of(options));
        arguments.add("--postgres-url=" + server.connection().url());
        return LoadProcess.start(ROOT, results, arguments).await();
    }
}
