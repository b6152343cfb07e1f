package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.postgres.RunSchema;
import io.writeproof.runner.process.GatewayEnd;
import io.writeproof.runner.process.GatewayProcess;
import io.writeproof.write.WriteMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real thing: a PostgreSQL server, the gateway's process, JMeter's process, their exit codes. */
final class InferenceLoadIT {

    /** Small, and free of assumptions about the speed of the machine. */
    private static final List<String> SMALL = List.of(
            "--rate=50",
            "--duration=2s",
            "--warmup=1s",
            "--concurrency=4",
            "--min-achieved-qps-ratio=0.2",
            "--drain-wait-ms=300",
            "--verify-timeout-s=3");

    private static final Duration LONG = Duration.ofSeconds(60);

    private List<String> schemasBefore = List.of();

    @TempDir
    private Path results = Path.of("");

    @BeforeEach
    void noteSchemas() throws SQLException {
        schemasBefore = schemas();
    }

    @Test
    void aRunOnAnEmbeddedDatabaseHoldsAllGatesAndIsStored() throws Exception {
        Path summary = results.resolve("summary.json");
        try (LoadProcess load = LoadProcess.start(
                        results,
                        with("--save-samples", "--randomize-prompt", "--live", "--benchmark-report-json=" + summary))
                .await()) {
            assertThat(load.sentences())
                    .contains("embedded PostgreSQL", "fsync=on, synchronous_commit=on")
                    .contains("writes sync, acknowledges when committed", "drained: ")
                    .contains("steady_state", "p99_latency", "error_rate_check", "db_correctness")
                    .containsPattern("live +http://127.0.0.1:[0-9]+/");
            assertThat(load.exitCode()).as(load.output()).isZero();
            JsonNode run = load.run();
            RunDocuments.assertValid(run);
            assertThat(run.at("/status").asText()).isEqualTo("passed");
            assertThat(run.at("/write_mode").asText()).isEqualTo("sync");
            assertThat(run.at("/db_correctness/passed").asBoolean()).isTrue();
            assertThat(run.at("/parity/acknowledged").asInt()).isEqualTo(150);
            assertThat(run.at("/parity/rows").asInt()).isEqualTo(150);
            StoredFiles files = new StoredFiles(load.stored().get(0));
            assertThat(files.ofReport())
                    .containsExactlyInAnyOrder(
                            "run.hlog",
                            "run.POST_inference.response.hgrm",
                            "run.POST_inference.service.hgrm",
                            "run_stats.csv",
                            "run_stats_history.csv",
                            "run_failures.csv",
                            "run.timeline.jsonl");
            assertThat(load.stored().get(0).resolve("run.timeline.jsonl"))
                    .content()
                    .contains("\"queue_depth\":", "\"batch_rows\":", "\"wal_bytes\":");
            assertThat(files.names())
                    .containsAll(files.ofReport())
                    .contains("run.json", "junit.xml", "gateway.log", "jmeter.log", "samples.jtl.gz", "report.html")
                    .hasSize(7 + 6);
            assertThat(load.output()).containsPattern("report +.*report\\.html\n");
            assertThat(files.samplesInHistograms())
                    .containsOnly(
                            entry("POST%20/inference;warmup;response", 50L),
                            entry("POST%20/inference;warmup;service", 50L),
                            entry("POST%20/inference;steady;response", 100L),
                            entry("POST%20/inference;steady;service", 100L));
            assertThat(new ObjectMapper().readTree(summary.toFile())).isEqualTo(run);
        }
    }

    @Test
    void everyVariantPassesAndAllAreSetSideBySide() throws Exception {
        try (LoadProcess load = run("--variant=all")) {
            assertThat(load.exitCode()).as(load.output()).isZero();
            assertThat(load.output()).contains("achieved_qps", "p99 ms", "error rate", "parity");
            List<String> modes = new ArrayList<>();
            for (Path directory : load.stored()) {
                JsonNode stored = new ObjectMapper()
                        .readTree(directory.resolve("run.json").toFile());
                RunDocuments.assertValid(stored);
                assertThat(stored.at("/noise_check/moved/insert").isNumber()).isTrue();
                assertThat(stored.at("/variant")).isEqualTo(stored.at("/write_mode"));
                modes.add(stored.at("/write_mode").asText());
            }
            assertThat(modes)
                    .containsExactlyElementsOf(Arrays.stream(WriteMode.values())
                            .map(WriteMode::label)
                            .toList());
            assertThat(load.stored().get(modes.size() - 1).resolve("variants.html"))
                    .content()
                    .contains(modes);
            assertThat(load.output()).containsPattern("report +.*variants\\.html");
        }
        assertThat(schemas()).isEqualTo(schemasBefore);
    }

    @ParameterizedTest
    @CsvSource({"drop, lost", "duplicate, duplicate", "invent, unexpected", "half-write, orphan"})
    void damageIsListedByKeyInItsClass(String fault, String damage) throws Exception {
        try (LoadProcess load = run("--test-fault=" + fault + ":50", "--verify-timeout-s=1")) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            JsonNode run = load.run();
            RunDocuments.assertValid(run);
            assertThat(run.at("/parity/" + damage).asInt()).isEqualTo(3);
            JsonNode keys = run.at("/parity/damaged/" + damage);
            assertThat(keys).hasSize(3);
            assertThat(load.output().replaceAll("\\s+", " ")).contains(damage, RunDocuments.firstKey(run, damage));
        }
    }

    @Test
    void aLatencyLimitThatCannotHoldFailsTheRun() throws Exception {
        try (LoadProcess load = run("--max-p99-latency-ms=0")) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            assertThat(load.run().at("/p99_latency/passed").asBoolean()).isFalse();
            assertThat(load.run().at("/db_correctness/passed").asBoolean()).isTrue();
        }
    }

    @Test
    void withoutASampleThereIsNoVerdict() throws Exception {
        try (LoadProcess load = run("-J=concurrency=0")) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(105);
            assertThat(load.stored())
                    .singleElement()
                    .satisfies(run -> assertThat(run).asString().endsWith("_INVALID"));
            RunDocuments.assertValid(load.run());
        }
    }

    @Test
    void rowsThatAKilledGatewayHadAcknowledgedAreCountedAsLost() throws Exception {
        try (LoadProcess load = LoadProcess.start(results, with(database(), "--variant=async", "--duration=6s"));
                Connection connection = SharedServer.server().connection().connect();
                Statement statement = connection.createStatement()) {
            awaitRows(load);
            connection.setAutoCommit(false);
            // Nobody can insert now, yet the gateway goes on acknowledging.
            statement.execute("LOCK TABLE " + load.schema().orElseThrow() + ".chat_inferences IN EXCLUSIVE MODE");
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            load.gateway().destroyForcibly();
            connection.rollback();

            load.await();

            assertThat(load.output()).contains("died during the run: signal 9 (KILL)");
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            JsonNode run = load.run();
            RunDocuments.assertValid(run);
            assertThat(run.at("/gateway/died").asBoolean()).isTrue();
            assertThat(run.at("/parity/lost").asInt()).isPositive();
            assertThat(run.at("/parity/damaged/lost")).isNotEmpty();
        }
    }

    @Test
    void aServiceOfOnesOwnIsLoadedAndOtherwiseLeftAlone() throws Exception {
        GatewayProcess service = GatewayProcess.start(new GatewayProcess.Settings(
                Path.of("../gateway/target/gateway.jar"),
                Path.of("../gateway/variants/batch.fast.toml"),
                List.of("--schema", "tensorzero"),
                SharedServer.server().connection().url(),
                results.resolve("service.log"),
                Optional.empty()));
        try (LoadProcess load = run("--target-url=" + service.url(), "--randomize-prompt")) {
            assertThat(load.exitCode()).as(load.output()).isZero();
            JsonNode run = load.run();
            RunDocuments.assertValid(run);
            assertThat(run.at("/write_mode").asText()).isEqualTo("batch.fast");
            assertThat(query("SELECT count(*)::text FROM tensorzero.chat_inferences"))
                    .containsExactly("150");
        } finally {
            assertThat(service.stop(LONG).cause()).isEqualTo(GatewayEnd.Cause.STOPPED);
            RunSchema.drop(SharedServer.server().connection(), "tensorzero");
        }
    }

    @Test
    void anInterruptedRunIsStillVerifiedStoredAndCleanedUp() throws Exception {
        try (LoadProcess load = LoadProcess.start(results, with(database(), "--duration=10m"))) {
            awaitRows(load);
            List<ProcessHandle> started = load.descendants();

            load.signal("INT");
            load.await();

            assertThat(load.exitCode()).as(load.output()).isEqualTo(130);
            assertThat(load.stored())
                    .singleElement()
                    .satisfies(run -> assertThat(run).asString().endsWith("_INTERRUPTED"));
            JsonNode run = load.run();
            assertThat(run.at("/status").asText()).isEqualTo("interrupted");
            assertThat(run.at("/parity/acknowledged").asInt()).isPositive();
            assertThat(run.at("/parity/lost").asInt()).isZero();
            assertThat(started).noneMatch(ProcessHandle::isAlive);
        }
        assertThat(schemas()).isEqualTo(schemasBefore);
    }

    @Test
    void aSecondInterruptLeavesAtOnceAndNothingKeepsRunning() throws Exception {
        try (LoadProcess load = LoadProcess.start(
                results, with(database(), "--duration=10m", "--test-fault=drop:1", "--verify-timeout-s=600"))) {
            await().atMost(LONG).until(() -> load.schema().isPresent());
            await().atMost(LONG).until(() -> load.output().contains("| ok "));
            List<ProcessHandle> started = load.descendants();

            load.signal("INT");
            await().atMost(LONG).until(() -> load.output().contains("interrupted: "));
            load.signal("INT");
            load.await();

            assertThat(load.exitCode()).as(load.output()).isEqualTo(130);
            assertThat(load.output()).contains("left at once");
            await().untilAsserted(() -> assertThat(started).noneMatch(ProcessHandle::isAlive));
            assertThat(load.stored())
                    .singleElement()
                    .satisfies(run -> assertThat(run).asString().endsWith(".partial"));
            RunSchema.drop(SharedServer.server().connection(), load.schema().orElseThrow());
        }
    }

    private LoadProcess run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(database());
        return LoadProcess.start(results, with(all.toArray(String[]::new))).await();
    }

    private static String[] with(String... arguments) {
        List<String> all = new ArrayList<>(SMALL);
        for (String argument : arguments) {
            all.removeIf(small -> small.startsWith(argument.split("=", 2)[0] + "="));
            all.add(argument);
        }
        return all.toArray(String[]::new);
    }

    private static String database() {
        return SharedServer.option();
    }

    private static void awaitRows(LoadProcess load) {
        await().atMost(LONG).until(() -> load.schema().isPresent());
        String schema = load.schema().orElseThrow();
        await().atMost(LONG)
                .until(() -> !query("SELECT id FROM " + schema + ".chat_inferences LIMIT 1")
                        .isEmpty());
    }

    private static List<String> schemas() throws SQLException {
        return query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'writeproof%'");
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = SharedServer.server().connection().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
