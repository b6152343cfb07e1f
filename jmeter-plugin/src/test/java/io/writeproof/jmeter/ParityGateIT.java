package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.parity.InferenceDatabase;
import io.writeproof.summary.StoredFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parity as a gate: a real JMeter, a real service, a real PostgreSQL, judged by Thresholds. */
class ParityGateIT {

    private static final int ONE_DROPPED = 7;
    private static final String NOT_CHECKED = "parity was not checked: the URL of `Postgres Parity` is `none`";

    private final InferenceDatabase database = new InferenceDatabase();

    @TempDir
    Path directory = Path.of("");

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @Test
    void everyRowThereIsAGateThatHolds() throws Exception {
        try (WritingServer server = new WritingServer(database, WritingServer.NONE)) {
            JMeterProcess jmeter = run(plan(server, "db_correctness: parity == ok\nparity.lost == 0")
                    .withParityCheck());

            assertThat(jmeter.exitCode()).as(jmeter.output()).isZero();
            assertThat(jmeter.output()).contains("✓ db_correctness  all 20 acknowledged requests have their row");
            JsonNode report = report();
            assertThat(report.at("/db_correctness/passed").asBoolean()).isTrue();
            assertThat(report.at("/db_metrics/inference_rows").asInt()).isEqualTo(ParityPlan.REQUESTS);
            assertThat(report.path("labels").fieldNames()).toIterable().containsExactly("POST /inference");
        }
    }

    @Test
    void aLostRowBreaksTheGateAndItsKeyIsShown() throws Exception {
        try (WritingServer server = new WritingServer(database, ONE_DROPPED)) {
            JMeterProcess jmeter =
                    run(plan(server, "db_correctness: parity == ok").withParityCheck());

            assertThat(jmeter.exitCode()).as(jmeter.output()).isEqualTo(TestExit.FAILED);
            JsonNode parity = report().path("parity");
            assertThat(parity.path("lost").asInt()).isEqualTo(1);
            assertThat(jmeter.output())
                    .contains("✗ db_correctness", parity.at("/damaged/lost/0").asText());
        }
    }

    @Test
    void aCheckAtTheEndOfTheTestCountsEvenWhenNoRuleMentionsParity() throws Exception {
        try (WritingServer server = new WritingServer(database, ONE_DROPPED)) {
            JMeterProcess jmeter = run(plan(server, "error_rate <= 0"));

            assertThat(jmeter.exitCode()).as(jmeter.output()).isEqualTo(TestExit.FAILED);
            assertThat(jmeter.output()).contains("✓ error_rate", "✗ parity");
            assertThat(report().path("verdict").asText()).isEqualTo("failed");
        }
    }

    @Test
    void withoutADatabaseThereIsNoGateAndTheVerdictSaysSo() throws Exception {
        try (WritingServer server = new WritingServer(database, ONE_DROPPED)) {
            JMeterProcess jmeter =
                    run(plan(server, "error_rate <= 0").set("url", "none").withParityCheck());

            assertThat(jmeter.exitCode()).as(jmeter.output()).isZero();
            assertThat(jmeter.output())
                    .contains("✓ error_rate", "! warning     " + NOT_CHECKED)
                    .doesNotContain("lost");
            assertThat(jmeter.samples().lines()).hasSize(1 + ParityPlan.REQUESTS);
            assertThat(report().path("gates")).hasSize(1);
            assertThat(report().path("parity").isNull()).isTrue();
            assertThat(report().at("/warnings/0").asText()).isEqualTo(NOT_CHECKED);
        }
    }

    @Test
    void withoutADatabaseARuleAboutParityIsBroken() throws Exception {
        try (WritingServer server = new WritingServer(database, WritingServer.NONE)) {
            JMeterProcess jmeter =
                    run(plan(server, "db_correctness: parity == ok\nparity.lost == 0\nunasked: parity == none")
                            .set("url", "none"));

            assertThat(jmeter.exitCode()).as(jmeter.output()).isEqualTo(TestExit.FAILED);
            assertThat(jmeter.output())
                    .contains("✗ db_correctness  no data: parity was not checked", "✗ parity.lost", "✓ unasked");
        }
    }

    /** Samples there are, and rows; but nothing says which belong together. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aRunWhoseRowsCannotBeCheckedExitsWith105AfterTheDashboardIsWritten(String forced) throws Exception {
        try (WritingServer server = new WritingServer(database, WritingServer.NONE)) {
            JMeterProcess jmeter = JMeterProcess.run(
                    directory,
                    plan(server, "error_rate <= 0")
                            .set("keyVariable", "no_such_variable")
                            .withParityCheck()
                            .tree(),
                    List.of("-e", "-o", "dashboard", JudgedRun.FORCED_EXIT + forced));

            assertThat(jmeter.exitCode()).as(jmeter.output()).isEqualTo(TestExit.INVALID);
            assertThat(jmeter.output()).contains("INVALID", "✓ error_rate");
            assertThat(report().path("verdict").asText()).isEqualTo("invalid");
            assertThat(report().path("total_requests_sent").asInt()).isEqualTo(ParityPlan.REQUESTS);
            assertThat(directory.resolve("dashboard/index.html")).exists();
        }
    }

    private ParityPlan plan(WritingServer server, String rules) {
        Map<String, String> thresholds = Map.of(
                ThresholdsSettings.RULES,
                rules,
                ThresholdsSettings.REPORT_FILE,
                directory.resolve("run.json").toString());
        return new ParityPlan(database, server.port()).judgedBy(thresholds);
    }

    private JMeterProcess run(ParityPlan plan) throws IOException, InterruptedException {
        return JMeterProcess.run(directory, plan.tree());
    }

    private JsonNode report() throws IOException {
        JsonNode report =
                new ObjectMapper().readTree(directory.resolve("run.json").toFile());
        assertThat(StoredFormat.LOAD.complaints(report)).isEmpty();
        return report;
    }
}
