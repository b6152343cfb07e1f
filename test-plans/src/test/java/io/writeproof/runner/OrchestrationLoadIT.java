package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.postgres.RunSchema;
import io.writeproof.runner.process.GatewayProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenarios of the orchestrations as they are, in little time; with a goal broken, and with dispatchers killed. */
final class OrchestrationLoadIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path CONFIG = ROOT.resolve("gateway/variants/orchestration/group-commit.toml");
    private static final String RUN_ID = "0199b2f4-7c1e-7a35-9d5f-3f0e8a6c1b27";
    private static final Pattern COMPLETED = Pattern.compile("(?m)^orchestration_completed_total (\\S+)$");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int ACTIVE = 6;

    /** Gates that a slow machine may break; a rise takes more seconds than these runs have. */
    private static final List<String> OF_TIME = List.of("orch_throughput", "no_rise");

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "light",
                "standard",
                "high-concurrency",
                "long",
                "pool-limits",
                "payload-10k",
                "payload-50k",
                "payload-100k"
            })
    void everyScenarioJudgesItsGoalsAndEveryHistoryIsWhole(String scenario) throws Exception {
        try (LoadProcess load =
                load("orchestration/" + scenario, "--concurrent=" + ACTIVE, "--duration=1s", "-J=warmup_s=1")) {
            JsonNode run = load.run();
            RunDocuments.assertValid(run);
            assertThat(RunDocuments.broken(run)).as(load.output()).isSubsetOf(OF_TIME);
            assertThat(load.exitCode()).isEqualTo(RunDocuments.broken(run).isEmpty() ? 0 : 99);
            assertThat(RunDocuments.withoutFigure(run)).isSubsetOf("parity", "no_rise");
            assertThat(run.at("/labels").properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("orchestration", "start", "wait");
            for (String part : List.of("start", "wait")) {
                assertThat(run.at("/labels/" + part + "/count")).isEqualTo(run.at("/rlt_iters_total"));
                assertThat(run.at("/labels/" + part + "/in_transactions")).isEqualTo(run.at("/rlt_iters_total"));
            }
            assertThat(run.at("/labels/orchestration/count")).isEqualTo(run.at("/rlt_iters_total"));
            // The service is asked at moments of its own: those active at the ends of the phase may be on either side.
            assertThat(RunDocuments.figure(run, "completed"))
                    .isCloseTo(RunDocuments.figure(run, "launched"), within((double) ACTIVE));
            assertThat(run.at("/parity/acknowledged").asInt()).isPositive();
            assertThat(run.at("/parity/rows")).isEqualTo(run.at("/parity/acknowledged"));
            assertThat(run.at("/queries/0/rows/0/0").asText()).isEqualTo("Completed");
            assertThat(load.output()).contains("Success %", scenario + " group-commit");
        }
    }

    @Test
    void severalNumbersOfDispatchersAreRunsOfTheirOwnAndOneTable() throws Exception {
        try (LoadProcess load = load(
                "orchestration/light",
                "--concurrent=" + ACTIVE,
                "--duration=1s",
                "--dispatchers=1:1,2:2",
                "-J=warmup_s=0")) {
            List<JsonNode> runs = load.runs();
            assertThat(runs)
                    .extracting(run -> run.at("/parameters/dispatchers").asText())
                    .containsExactly("1:1", "2:2");
            for (JsonNode run : runs) {
                RunDocuments.assertValid(run);
                assertThat(RunDocuments.broken(run)).as(load.output()).isSubsetOf(OF_TIME);
                assertThat(run.at("/parity/acknowledged").asInt()).isPositive();
            }
            assertThat(load.output().lines().filter(line -> line.startsWith("Provider ")))
                    .singleElement()
                    .asString()
                    .matches("Provider +Config +Completed +Failed .* p99 +Parity +Verdict");
            for (String dispatchers : List.of("1:1", "2:2")) {
                assertThat(load.output())
                        .containsPattern("(?m)^PostgreSQL \\S+ +light group-commit " + dispatchers
                                + " +\\d+ +0 +0 +0 +0 +100.00 .* ms +ok +(passed|failed)$");
            }
        }
    }

    @Test
    void activitiesThatAreTooSlowBreakTheFloorOfTheThroughputAndNothingElse() throws Exception {
        try (LoadProcess load = load(
                "orchestration/light",
                "--concurrent=1",
                "--duration=1s",
                "--activity-delay-ms=1500",
                "-J=warmup_s=0")) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            assertThat(RunDocuments.broken(load.run())).containsExactly("orch_throughput");
            assertThat(load.output()).contains("✗ orch_throughput");
            assertThat(load.run().at("/parameters/activity_delay_ms").asText()).isEqualTo("1500");
        }
    }

    @Test
    void whatIsNotCompletedInTimeIsAFailureAndItsHistoryIsMissed() throws Exception {
        try (LoadProcess load = load(
                "orchestration/light",
                "--concurrent=2",
                "--duration=1s",
                "--wait-timeout=1s",
                "--dispatchers=1:0",
                "--drain-wait-ms=100",
                "--verify-timeout-s=1",
                "-J=warmup_s=0")) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            assertThat(RunDocuments.broken(load.run())).contains("success_rate", "completed", "parity");
            assertThat(load.run().at("/parity/lost")).isEqualTo(load.run().at("/parity/acknowledged"));
            assertThat(load.run().at("/parity/orphan").asInt()).isPositive();
        }
    }

    /** The other gateway has most of the dispatchers when it is killed, and so most of what is under way. */
    @Test
    void dispatchersThatAreKilledLoseNothingAndNothingIsDoneTwice() throws Exception {
        GatewayProcess other = otherGateway(RunSchema.nameFor(RUN_ID));
        try (LoadProcess load = start(
                "orchestration/standard",
                "--run-id=" + RUN_ID,
                "--duration=5s",
                "--activity-delay-ms=100",
                "--gateway-config=" + quickLeases(),
                "-J=warmup_s=0")) {
            await().atMost(LONG).until(() -> completedBy(other) >= 3);

            ProcessHandle.of(other.pid()).orElseThrow().destroyForcibly();
            load.await();

            assertThat(load.exitCode()).as(load.output()).isZero();
            assertThat(RunDocuments.figure(load.run(), "redelivered"))
                    .as(load.output())
                    .isPositive();
            assertThat(load.run().at("/parity/passed").asBoolean()).isTrue();
        } finally {
            other.stop(LONG);
        }
    }

    private GatewayProcess otherGateway(String schema) throws IOException {
        return GatewayProcess.start(new GatewayProcess.Settings(
                ROOT.resolve("gateway/target/gateway.jar"),
                quickLeases(),
                List.of("--schema", schema),
                SharedServer.server().connection().url(),
                Map.of("ORCH_CONCURRENCY", "8", "WORKER_CONCURRENCY", "8", "ACTIVITY_DELAY_MS", "100"),
                directory.resolve("other.log"),
                Optional.empty()));
    }

    private static double completedBy(GatewayProcess gateway) throws IOException, InterruptedException {
        HttpRequest page =
                HttpRequest.newBuilder(URI.create(gateway.url() + "/metrics")).build();
        Matcher completed = COMPLETED.matcher(HttpClient.newHttpClient()
                .send(page, HttpResponse.BodyHandlers.ofString())
                .body());
        return completed.find() ? Double.parseDouble(completed.group(1)) : 0;
    }

    private LoadProcess load(String... arguments) throws IOException, InterruptedException {
        return start(arguments).await();
    }

    private LoadProcess start(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(SharedServer.option());
        return LoadProcess.start(ROOT, Files.createDirectories(directory.resolve("results")), all);
    }

    private Path quickLeases() throws IOException {
        String text =
                Files.readString(CONFIG).replaceAll("(orchestrator|worker)_lease_ms = \\d+", "$1_lease_ms = 1000");
        assertThat(text).contains("worker_lease_ms = 1000", "orchestrator_lease_ms = 1000");
        return Files.writeString(directory.resolve("gateway.toml"), text);
    }
}
