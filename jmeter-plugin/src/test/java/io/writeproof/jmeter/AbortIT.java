package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.summary.StoredFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are judged while the load runs, in JMeter processes. */
class AbortIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String AN_HOUR = "-Jschedule=warmup: 20/s for 1s; steady: 20/s for 1h";
    private static final String TEAR_DOWN = """
                  <PostThreadGroup guiclass="PostThreadGroupGui" testclass="PostThreadGroup" testname="after" enabled="true">
                    <elementProp name="ThreadGroup.main_controller" elementType="LoopController">
                      <stringProp name="LoopController.loops">1</stringProp>
                      <boolProp name="LoopController.continue_forever">false</boolProp>
                    </elementProp>
                    <stringProp name="ThreadGroup.num_threads">1</stringProp>
                  </PostThreadGroup>
                  <hashTree>
                    <HTTPSamplerProxy guiclass="HttpTestSampleGui" testclass="HTTPSamplerProxy" testname="GET /after" enabled="true">
                      <stringProp name="HTTPSampler.domain">127.0.0.1</stringProp>
                      <stringProp name="HTTPSampler.port">${__P(port)}</stringProp>
                      <stringProp name="HTTPSampler.path">/setup</stringProp>
                      <stringProp name="HTTPSampler.method">GET</stringProp>
                    </HTTPSamplerProxy>
                    <hashTree/>
                  </hashTree>
            """;

    private static final WorkServer SERVER = WorkServer.startForAllTests();

    @TempDir
    Path directory = Path.of("");

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }

    @Test
    void aRuleThatAbortsEndsTheLoadAndWhatComesAfterItStillRuns() throws Exception {
        try (JudgedRun run =
                start(AN_HOUR, "-Jwriteproof.rules=too_slow: max(GET /work) <= 0 abort", "-l", "all.jtl")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            assertThat(run.stdout()).contains("[abort] too_slow: ", "✗ too_slow", "aborted", "by too_slow");
            assertThat(run.report().path("aborted_by").asText()).isEqualTo("too_slow");
            assertThat(run.report().path("provisional").asBoolean()).isFalse();
            assertThat(run.report().path("interrupted").asBoolean()).isTrue();
            assertThat(directory.resolve("all.jtl")).content().contains("GET /after");
        }
    }

    @Test
    void requestsThatAreNeverAnsweredAreCutOffAfterAGrace() throws Exception {
        try (JudgedRun run = start(
                "-Jschedule=warmup: 20/s for 0.2s; steady: 20/s for 1h",
                "-Jpath=/hang",
                "-Jwriteproof.abort.grace_s=2",
                "-Jwriteproof.rules=too_slow: max(GET /work) <= 0 abort",
                "-l",
                "all.jtl")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            String cutOff = "requests of 4 threads were cut off, because they had not ended 2 s after the stop"
                    + " (writeproof.abort.grace_s)";
            assertThat(run.stdout()).contains("[abort] too_slow: ", "[abort] " + cutOff, "! warning", "✗ too_slow");
            assertThat(run.report().at("/warnings/0").asText()).isEqualTo(cutOff);
            assertThat(run.report().path("aborted_by").asText()).isEqualTo("too_slow");
            assertThat(run.report().path("provisional").asBoolean()).isFalse();
            assertThat(directory.resolve("all.jtl")).content().contains("GET /after");
        }
    }

    @Test
    void theVerdictSoFarIsThereAsLongAsRequestsAreWaitedFor() throws Exception {
        WorkServer hanging = WorkServer.start();
        try (JudgedRun run = startHanging(hanging, "too_slow: max(GET /work) <= 0 abort")) {
            await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("junit.xml")));
            assertIsProvisional(run);
            assertThat(run.isRunning()).isTrue();

            // Whoever waits for an answer gets an error instead, and the run can end.
            hanging.close();
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            assertThat(run.report().path("provisional").asBoolean()).isFalse();
            assertThat(directory.resolve("junit.xml")).content().contains("errors=\"0\"");
        }
    }

    @Test
    void ofAProcessThatIsKilledTheVerdictSoFarStaysAndNothingOfAnEarlierRunsTestCases() throws Exception {
        Path junit = Files.writeString(directory.resolve("junit.xml"), "<testsuite tests=\"1\" failures=\"0\"/>");
        try (WorkServer hanging = WorkServer.start();
                JudgedRun run = startHanging(hanging, "too_slow: rate in steady >= 5/s for 3s abort")) {
            await().atMost(PATIENCE).until(() -> hanging.requests() > 0);
            assertThat(junit).doesNotExist();

            await().atMost(PATIENCE).until(() -> Files.exists(junit));
            run.kill();
            assertIsProvisional(run);
        }
    }

    @Test
    void aVerdictSoFarThatCannotBeWrittenKeepsNoLoadRunning() throws Exception {
        int before = SERVER.requests();
        try (JudgedRun run = start(AN_HOUR, "-Jwriteproof.rules=too_slow: max(GET /work) <= 0 after 2s abort")) {
            await().atMost(PATIENCE).until(() -> SERVER.requests() > before);
            Files.createDirectories(directory.resolve("run.json/occupied"));

            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(105);
            assertThat(run.stderr()).contains("run.json could not be written");
        }
    }

    @Test
    void aRuleAboutWindowsWaitsForAFullOne() throws Exception {
        try (JudgedRun run =
                start(AN_HOUR, "-Jwriteproof.rules=slow_window: p50(GET /work) in steady <= 0 for 2s abort")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            assertThat(run.report().path("aborted_by").asText()).isEqualTo("slow_window");
            assertThat(run.report().path("rlt_iters_total").asInt()).isGreaterThanOrEqualTo(40);
        }
    }

    @Test
    void aRuleAboutWindowsThatHoldsInEachIsKept() throws Exception {
        try (JudgedRun run = start(
                "-Jschedule=warmup: 20/s for 1s; steady: 20/s for 5s",
                "-Jwriteproof.rules=windows: p50(GET /work) <= 10s for 2s abort; start: errors == 0 after 2s abort")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
            assertThat(run.stdout()).contains("✓ windows", "✓ start").doesNotContain("[abort]");
            assertThat(run.report().path("aborted_by").isNull()).isTrue();
        }
    }

    /** What a run has written that was stopped for `too_slow` and has not come to its end. */
    private void assertIsProvisional(JudgedRun run) throws IOException {
        JsonNode report = run.report();
        assertThat(report.path("provisional").asBoolean()).isTrue();
        assertThat(report.path("aborted_by").asText()).isEqualTo("too_slow");
        assertThat(report.path("verdict").asText()).isEqualTo("failed");
        assertThat(report.path("reasons")).anyMatch(reason -> reason.asText().startsWith("too_slow: "));
        assertThat(StoredFormat.LOAD.complaints(report)).isEmpty();
        assertThat(directory.resolve("junit.xml"))
                .content()
                .contains("name=\"too_slow\"><failure ", "name=\"whole_run\"><error ");
    }

    /** Against a server that answers only the first requests, and with a grace that no test waits for. */
    private JudgedRun startHanging(WorkServer hanging, String rule) throws IOException {
        return start(
                hanging,
                "-Jschedule=warmup: 20/s for 0.2s; steady: 20/s for 1h",
                "-Jpath=/hang",
                "-Jwriteproof.abort.grace_s=600",
                "-Jwriteproof.rules=" + rule);
    }

    private JudgedRun start(String... arguments) throws IOException {
        return start(SERVER, arguments);
    }

    private JudgedRun start(WorkServer server, String... arguments) throws IOException {
        String end = "    </hashTree>\n  </hashTree>\n</jmeterTestPlan>";
        String plan = JudgedRun.plan();
        assertThat(plan.strip()).endsWith(end);
        return JudgedRun.start(directory, plan.replace(end, TEAR_DOWN + end), server.port(), List.of(arguments));
    }
}
