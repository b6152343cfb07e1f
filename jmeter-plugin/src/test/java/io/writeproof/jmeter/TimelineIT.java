package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.parity.InferenceDatabase;
import io.writeproof.summary.StoredFormat;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.timers.ConstantTimer;
import org.apache.jmeter.timers.gui.ConstantTimerGui;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timeline of whole runs in JMeter processes. */
class TimelineIT {

    /** Each of the two threads makes ten requests with this pause before each: four seconds and more. */
    private static final String PAUSE_MS = "400";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory = Path.of("");

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @Test
    void aScheduledRunIsToldSecondBySecond() throws Exception {
        try (WorkServer server = WorkServer.start();
                JudgedRun run = JudgedRun.start(
                        directory,
                        server.port(),
                        List.of(
                                "-Jcsv=run",
                                "-Jpath=/slow",
                                "-Jthreads=20",
                                "-Jschedule=warmup: 20/s for 2s; steady: 40/s for 4s"))) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();

            List<JsonNode> seconds = seconds();
            assertThat(sum(seconds, second -> second.path("attempted").asDouble()))
                    .isCloseTo(200, within(1.0));
            assertThat(sum(seconds, second -> second.path("achieved").asDouble()))
                    .isCloseTo(200, within(1.0));
            assertThat(seconds.stream().mapToLong(TimelineIT::distributed).sum())
                    .isEqualTo(200);
            assertThat(seconds).anyMatch(second -> second.path("in_flight").asInt() > 1);
            assertThat(seconds)
                    .anyMatch(second -> second.path("target_rate").asDouble() > 39
                            && second.path("phases").toString().equals("[\"steady\"]")
                            && second.at("/response_ms/p50").asDouble() >= 200
                            && second.path("lag_ms").has("avg"));
            assertThat(seconds.get(seconds.size() - 1).at("/gates/0/passed").asBoolean())
                    .isTrue();
            assertThat(run.report().at("/clock/largest_difference_ms").isNumber())
                    .isTrue();
        }
    }

    @Test
    void databaseAndServiceAreToldBesideTheLoad() throws Exception {
        InferenceDatabase database = new InferenceDatabase();
        try (WritingServer server = new WritingServer(database, WritingServer.NONE);
                MeteredServer metered = MeteredServer.start()) {
            ParityPlan plan = plan(database, server.port())
                    .with(targetMetrics(metered.port()))
                    .withParityCheck();
            JMeterProcess jmeter = JMeterProcess.run(
                    directory,
                    plan.tree(),
                    List.of(
                            "-J" + TargetPulse.QUEUE_DEPTH + "=rows_queued",
                            "-J" + TargetPulse.BATCH_ROWS + "=batch_rows"));
            assertThat(jmeter.exitCode()).as(jmeter.output()).isZero();
        }
        List<JsonNode> seconds = seconds();
        assertThat(sum(seconds, second -> second.path("attempted").asDouble()))
                .isCloseTo(ParityPlan.REQUESTS, within(0.1));
        assertThat(seconds)
                .anyMatch(second -> second.at("/database/wal_bytes").asLong() > 0
                        && second.at("/database/commits").asLong() > 0);
        assertThat(seconds)
                .anyMatch(second -> second.at("/target/memory_bytes").asLong() == 1_048_576
                        && second.at("/target/queue_depth").asDouble() == 7
                        && second.at("/target/batch_rows").asDouble() == 3);
        assertThat(seconds)
                .allMatch(second -> second.at("/generator/memory_bytes").asLong() > 0);
        assertThat(seconds)
                .anyMatch(second -> second.at("/machine/busy_cores").asDouble() > 0
                        && second.at("/machine/steal_cores").isNumber());
        assertThat(seconds.get(0).at("/gates/0/passed").isMissingNode()).isTrue();
        assertThat(seconds).noneMatch(second -> second.has("target_rate") || second.has("lag_ms"));
    }

    @Test
    void aDatabaseThatGoesAwayIsMissingInTheTimelineAndStopsNothing() throws Exception {
        InferenceDatabase database = new InferenceDatabase();
        try (WritingServer server = new WritingServer(database, WritingServer.NONE)) {
            EmbeddedPostgres doomed = EmbeddedPostgres.start();
            query(doomed, InferenceDatabase.TABLES);
            ParityPlan plan = plan(database, server.port())
                    .set("url", "postgresql://localhost:" + doomed.getPort() + "/postgres")
                    .set("schema", "public");
            Thread killer = new Thread(() -> killWhenWatched(doomed));
            killer.start();
            JMeterProcess jmeter = JMeterProcess.run(directory, plan.tree());
            killer.join();

            assertThat(jmeter.exitCode()).as(jmeter.output()).isEqualTo(TestExit.INVALID);
            assertThat(jmeter.output()).containsOnlyOnce("the database could not be asked what happens in it");
        }
        List<JsonNode> seconds = seconds();
        assertThat(sum(seconds, second -> second.path("achieved").asDouble()))
                .isCloseTo(ParityPlan.REQUESTS, within(0.1));
        assertThat(seconds.get(seconds.size() - 1).has("database")).isFalse();
    }

    private static void killWhenWatched(EmbeddedPostgres server) {
        try {
            await().atMost(PATIENCE)
                    .until(() -> query(
                            server, "SELECT 1 FROM pg_stat_activity WHERE application_name = 'writeproof timeline'"));
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the last statement has a row. */
    private static boolean query(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) && statement.getResultSet().next();
        }
    }

    private ParityPlan plan(InferenceDatabase database, int port) {
        ConstantTimer pause = ParityPlan.named(new ConstantTimer(), "pause", ConstantTimerGui.class);
        pause.setDelay(PAUSE_MS);
        Map<String, String> thresholds = Map.of(
                ThresholdsSettings.RULES,
                "db_correctness: parity == ok",
                OutputSettings.CSV_PREFIX,
                directory.resolve("run").toString());
        return new ParityPlan(database, port).judgedBy(thresholds).with(pause);
    }

    private static TestElement targetMetrics(int port) {
        TestElement metrics = new TargetMetricsGui().createTestElement();
        metrics.setProperty(TargetMetricsSettings.URL, "http://127.0.0.1:" + port + "/metrics");
        metrics.setProperty(TargetMetricsSettings.INTERVAL_MS, "250");
        return metrics;
    }

    /** Checks each line against the schema. */
    private List<JsonNode> seconds() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("run.timeline.jsonl"))) {
            JsonNode tree = new ObjectMapper().readTree(line);
            assertThat(StoredFormat.TIMELINE.complaints(tree)).as(line).isEmpty();
            lines.add(tree);
        }
        assertThat(lines.get(0).path("interval_s").asDouble()).isEqualTo(1);
        return lines.subList(1, lines.size());
    }

    /** How many requests the distribution of a second has; numbers below 0 are gaps. */
    private static long distributed(JsonNode second) {
        long requests = 0;
        for (JsonNode number : second.path("response_counts")) {
            requests += Math.max(0, number.asLong());
        }
        return requests;
    }

    /** Rates times the length of their seconds. */
    private static double sum(List<JsonNode> seconds, ToDoubleFunction<JsonNode> rate) {
        double sum = 0;
        double before = 0;
        for (JsonNode second : seconds) {
            sum += rate.applyAsDouble(second) * (second.path("t").asDouble() - before);
            before = second.path("t").asDouble();
        }
        return sum;
    }
}
