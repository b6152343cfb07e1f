package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.runner.process.Child;
import io.writeproof.runner.process.Java;
import io.writeproof.runner.process.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenarios of the message ingestor with few messages, with goals that are missed, and with a gateway that is killed. */
final class IngestorLoadIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path VARIANTS = ROOT.resolve("gateway/variants/ingestor");
    private static final Duration LONG = Duration.ofMinutes(3);

    /** Numbers that do not divide. */
    private static final int MESSAGES = 301;

    private static final List<String> SMALL = List.of(
            "--messages=" + MESSAGES,
            "--concurrent=17",
            "-Jwarmup_s=1",
            "-Jsettle_s=1",
            "-Jpause_s=0",
            "-Jscrape_interval_ms=100");

    /** Gates that a slow machine may break. */
    private static final List<String> OF_SPEED =
            List.of("throughput", "average", "p95", "commit_average", "commit_p95", "returns", "commit_returns");

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"quick", "stress", "extreme", "custom"})
    void everyScenarioSendsJustSoManyMessagesAndEachHasItsRow(String scenario) throws Exception {
        try (LoadProcess load = load(scenario, "--keep-schema").await();
                MessageRows rows = MessageRows.of(load)) {
            JsonNode run = judged(load);
            rows.assertDrawnFromAllUsersAndChannels(run.at("/parity/rows").asInt());
            assertThat(run.at("/rlt_iters_total").asInt()).isEqualTo(MESSAGES);
            assertThat(run.at("/queries/0/rows/0/0").asText())
                    .isEqualTo(run.at("/parity/rows").asText());
            assertThat(run.at("/queries/1/rows")).hasSize(10);
            assertThat(load.stored().get(0).resolve("report.html"))
                    .content()
                    .contains(
                            "In the database",
                            "Latest messages, without their text",
                            run.at("/queries/1/rows/0/4").asText())
                    .contains("Messages by channel, the ten with most");
            assertThat(load.output())
                    .contains("301 messages, 17 at a time")
                    .containsPattern("\\[?\\d+/301 [\\d.]+ % \\| [\\d.]+/s \\| ok \\d+ \\| failed 0")
                    .containsPattern("total +301 of 301 measured")
                    .containsPattern("successful +301 \\(100.00 %\\)")
                    .containsPattern("failed +0\n +elapsed +[\\d.]+ s\n +throughput +[\\d.]+/s\n +average +[\\d.]+ ms")
                    .matches(output -> output.lines().allMatch(line -> line.length() <= 80 || line.contains("/")));
        }
    }

    /** Its trends need many scrapes and seconds, which a few messages are not enough for. */
    @Test
    void theSustainedScenarioLooksForWhatRises() throws Exception {
        try (LoadProcess load = load("sustained").await()) {
            RunDocuments.assertValid(load.run());
            assertThat(RunDocuments.broken(load.run()))
                    .as(load.output())
                    .isSubsetOf(
                            "throughput", "average", "p95", "commit_average", "commit_p95", "memory", "latency_stable");
            assertThat(load.run().at("/parity/lost").asInt()).isZero();
        }
    }

    @Test
    void aBurstIsSentTwiceAndTheQueueIsEmptyAfterEach() throws Exception {
        try (LoadProcess load = load("burst", "-Jpause_s=4").await()) {
            JsonNode run = judged(load);
            for (String burst : List.of("messages", "again")) {
                assertThat(run.at("/labels_by_phase/" + burst + "/POST ~1messages/count")
                                .asInt())
                        .isEqualTo(MESSAGES);
            }
            assertThat(run.at("/labels_by_phase/pause/GET ~1queue~1status/count")
                            .asInt())
                    .isEqualTo(4);
            assertThat(run.at("/planned/requests").asInt()).isEqualTo(2 * (MESSAGES + 4));
        }
    }

    @Test
    void aQueueThatDoesNotDrainInThePauseBreaksTheBurst() throws Exception {
        try (LoadProcess load = load("burst", "-Jpause_s=2", "--batch-size=10000", "--batch-timeout=8s")
                .await()) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            assertThat(RunDocuments.broken(load.run())).contains("drains").doesNotContain("parity", "success");
            assertThat(load.output()).contains("✗ drains");
        }
    }

    @Test
    void aFullQueueRefusesAndTheFirstRefusalsAreKept() throws Exception {
        Path config = config("batch.balanced", "queue_capacity = 20000", "queue_capacity = 1");
        try (LoadProcess load =
                load("quick", "--gateway-config=" + config, "--workers=1").await()) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            assertThat(RunDocuments.broken(load.run())).contains("success").doesNotContain("parity");
            assertThat(load.run().at("/errors/503").asInt()).isPositive();
            assertThat(load.run().at("/first_errors/0/error").asText()).isEqualTo("503");
            assertThat(load.run().path("first_errors").size()).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void severalNumbersOfWorkersAreComparedInOneTable() throws Exception {
        try (LoadProcess load = load("custom", "--workers=1,2").await()) {
            assertThat(load.output().lines())
                    .anyMatch(line -> line.matches("workers +variant +verdict +persisted +throughput 1/s .* +parity"))
                    .anyMatch(line -> line.matches(" +1 +batch.balanced +passed .* 1.00 +ok"))
                    .anyMatch(line -> line.matches(" +2 +batch.balanced +passed .* ok"));
            assertThat(load.stored()).hasSize(2);
        }
    }

    /** The 251st; the next would be the 502nd, which nobody sends. */
    @ParameterizedTest
    @CsvSource({"drop, lost", "duplicate, duplicate", "invent, unexpected"})
    void oneDamagedMessageAmongHundredsIsNamedByItsKey(String fault, String damage) throws Exception {
        try (LoadProcess load = load(
                        "custom",
                        "-Jwarmup_s=0",
                        "-Jsettle_s=0",
                        "--drain-wait-ms=1000",
                        "--verify-timeout-s=5",
                        "--test-fault=" + fault + ":251")
                .await()) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            JsonNode run = load.run();
            RunDocuments.assertValid(run);
            assertThat(RunDocuments.broken(run)).containsExactly("parity");
            assertThat(run.at("/gateway/health/test_fault").asText()).isEqualTo(fault + ":251");
            assertThat(run.at("/parity/acknowledged").asInt()).isEqualTo(MESSAGES);
            assertThat(run.at("/parity/" + damage).asInt()).isEqualTo(1);
            assertThat(load.sentences()).contains(damage, RunDocuments.firstKey(run, damage));
        }
    }

    /** Nobody can insert while the table is locked, yet the gateway goes on acknowledging: that is what it may lose. */
    @Test
    void aKilledGatewayLosesAtMostWhatIsInItsQueue() throws Exception {
        try (LoadProcess load =
                toBeKilled("lost: parity.lost <= 20100", "--drain-wait-ms=5000", "--verify-timeout-s=1")) {
            killAndRestart(load, "batch.balanced", Map.of());
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            assertThat(load.run().at("/parity/lost").asInt()).isBetween(1, 20_100);
            assertThat(load.run().at("/parity/damaged/lost")).isNotEmpty();
            assertThat(load.run().at("/parity/duplicate").asInt()).isZero();
            assertThat(RunDocuments.broken(load.run())).contains("parity").doesNotContain("lost");
        }
    }

    @Test
    void withRedisAKilledGatewayLosesNothingAndWritesNothingTwice() throws Exception {
        try (RedisServer redis = RedisServer.start(directory);
                LoadProcess load = toBeKilled("lost: parity.lost == 0", "--redis=" + redis.url())) {
            killAndRestart(load, "group-commit", Map.of("REDIS_URL", redis.url()));
            assertThat(load.exitCode()).as(load.output()).isZero();
            assertThat(load.run().at("/write_mode").asText()).isEqualTo("group-commit");
            assertThat(load.run().at("/parity/acknowledged").asInt()).isPositive();
            assertThat(load.run().at("/parity/lost").asInt()).isZero();
            assertThat(load.run().at("/parity/duplicate").asInt()).isZero();
        }
    }

    /** Ends the gateway of a run in the middle of its load and starts another one at the same address, on the same schema. */
    private void killAndRestart(LoadProcess load, String variant, Map<String, String> told) throws Exception {
        await().atMost(LONG).until(() -> load.schema().isPresent());
        String table = load.schema().orElseThrow() + ".messages";
        try (Connection connection = SharedServer.server().connection().connect();
                Statement statement = connection.createStatement()) {
            await().atMost(LONG).until(() -> hasRows(statement, table));
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            ProcessHandle gateway = load.gateway();
            gateway.destroyForcibly();
            gateway.onExit().join();
            connection.rollback();
        }
        Child again = gateway(load, variant, told);
        try {
            load.await();
        } finally {
            again.stop(LONG);
        }
        assertThat(load.output()).contains("died during the run: signal 9 (KILL)");
        RunDocuments.assertValid(load.run());
    }

    private static boolean hasRows(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
            return rows.next();
        }
    }

    private Child gateway(LoadProcess load, String variant, Map<String, String> told) {
        Map<String, String> environment = new HashMap<>(told);
        environment.put("DATABASE_URL", SharedServer.server().connection().url());
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Child child = Child.start(
                new Launch(
                        List.of(
                                Java.launcher(),
                                "-jar",
                                ROOT.resolve("gateway/target/gateway.jar").toString(),
                                "--config=" + VARIANTS.resolve(variant + ".toml"),
                                "--bind-address=" + load.gatewayAddress(),
                                "--schema=" + load.schema().orElseThrow()),
                        environment,
                        ""),
                lines::add);
        await().atMost(LONG).until(() -> lines.stream().anyMatch(line -> line.startsWith("gateway ready: ")));
        return child;
    }

    /** A load that begins at once; the metrics begin anew with the gateway, so that only requests and rows can be judged. */
    private LoadProcess toBeKilled(String rules, String... arguments) throws IOException {
        Path file = Files.writeString(directory.resolve("kill.rules"), rules + "\n");
        List<String> all =
                new ArrayList<>(List.of("--messages=20000", "-Jwarmup_s=0", "-Jsettle_s=0", "--rules-file=" + file));
        all.addAll(List.of(arguments));
        return start("stress", all.toArray(String[]::new));
    }

    private JsonNode judged(LoadProcess load) throws IOException {
        JsonNode run = load.run();
        RunDocuments.assertValid(run);
        assertThat(RunDocuments.broken(run)).as(load.output()).isSubsetOf(OF_SPEED);
        assertThat(load.exitCode()).isEqualTo(RunDocuments.broken(run).isEmpty() ? 0 : 99);
        assertThat(RunDocuments.withoutFigure(run)).as("gates without a figure").isSubsetOf("parity");
        assertThat(run.at("/parity/rows")).isEqualTo(run.at("/parity/acknowledged"));
        return run;
    }

    private LoadProcess load(String scenario, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(SMALL);
        for (String argument : arguments) {
            String option = argument.substring(0, argument.lastIndexOf('=') + 1);
            all.removeIf(small -> !option.isEmpty() && small.startsWith(option));
            all.add(argument);
        }
        return start(scenario, all.toArray(String[]::new));
    }

    private LoadProcess start(String scenario, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("ingestor/" + scenario));
        all.addAll(List.of(arguments));
        all.add(SharedServer.option());
        return LoadProcess.start(ROOT, directory.resolve("results"), all);
    }

    private Path config(String variant, String line, String instead) throws IOException {
        String text = Files.readString(VARIANTS.resolve(variant + ".toml"));
        assertThat(text).contains(line);
        return Files.writeString(directory.resolve("gateway.toml"), text.replace(line, instead));
    }
}
