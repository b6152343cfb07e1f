package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scenarios of the schema registry from end to end, each in seconds: the gates are the real ones, the load is not. */
final class SchemaRegistryLoadIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Gates that a slow machine may break. */
    private static final Pattern OF_TIME =
            Pattern.compile("(retrieval|registration|validation|compatibility)_.*|latency"
                    + "|http_req_duration|no_degradation.*|throughput.*");

    @TempDir
    private Path results = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "baseline,   0.2,  0.02,   errors never_sent parity cache_misses",
        "stress,     0.02, 0.01,   errors never_sent parity cache_misses errors_in_spike",
        "soak,       0.05, 0.0025, errors never_sent parity cache_misses memory_stable",
        "basic_load, 0.02, 0.01,   errors never_sent parity http_req_failed",
        "spike_test, 0.05, 0.03,   errors never_sent parity http_req_failed"
    })
    void everyGateOfAScenarioIsJudgedAndWhatIsNotAboutTimeHolds(
            String scenario, String scale, String timeScale, String certain) throws Exception {
        try (LoadProcess load = run(scenario, "--scale=" + scale, "--time-scale=" + timeScale)) {
            JsonNode run = load.run();
            RunDocuments.assertValid(run);
            assertThat(RunDocuments.withoutFigure(run)).containsExactly("parity");
            assertThat(RunDocuments.gates(run, gate -> gate.path("passed").asBoolean()))
                    .as(load.output())
                    .contains(certain.split(" ", -1));
            assertThat(RunDocuments.broken(run)).as(load.output()).allMatch(OF_TIME.asMatchPredicate());
            assertThat(load.exitCode()).isEqualTo(RunDocuments.broken(run).isEmpty() ? 0 : 99);
            assertThat(RunDocuments.figure(run, "schemas_created"))
                    .isEqualTo(run.at("/labels/register/count").asDouble());
            assertThat(run.at("/parity/acknowledged").asInt()).isPositive();
            assertThat(run.at("/parity/rows")).isEqualTo(run.at("/parity/acknowledged"));
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
    void tooFewSamplesForAPercentileBreakItsObjectiveAndWhatHelpsIsSaid() throws Exception {
        try (LoadProcess load = run("baseline", "--scale=0.02", "--time-scale=0.01", "-J=min_samples=auto")) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            assertThat(RunDocuments.broken(load.run()))
                    .contains("retrieval_latency", "compatibility_latency")
                    .doesNotContain("errors", "parity");
            assertThat(load.sentences())
                    .contains("✗ retrieval_latency insufficient data: p95 needs 200 samples, had")
                    .contains("to do a larger --time-scale or --scale for more samples, or -J min_samples=N");
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

    private LoadProcess run(String scenario, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("schema-registry/" + scenario, "-J=min_samples=20"));
        arguments.addAll(List.of(options));
        arguments.add(SharedServer.option());
        return LoadProcess.start(ROOT, results, arguments).await();
    }
}
