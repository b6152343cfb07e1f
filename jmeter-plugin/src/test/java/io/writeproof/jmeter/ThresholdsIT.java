package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs in JMeter processes, judged by what a user sees of them. */
class ThresholdsIT {

    @TempDir
    Path directory = Path.of("");

    private static final WorkServer SERVER = WorkServer.startForAllTests();

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }

    @Test
    void failedRequestsAreCountedByStatus() throws Exception {
        try (JudgedRun run = start("-Jpath=/fail")) {
            assertThat(run.exitCode()).isEqualTo(99);
            assertThat(run.report().path("errors").path("503").asInt()).isEqualTo(50);
            assertThat(run.report().path("achieved_qps").asDouble()).isZero();
            assertThat(run.report().path("p99_latency_ms").isNull()).isTrue();
            assertThat(run.stdout()).contains("error rate 100.0 % > limit 1 % (40 of 40 requests failed)");
        }
    }

    @Test
    void requestsWithoutAnyAnswerAreCountedAs599() throws Exception {
        WorkServer gone = WorkServer.start();
        gone.close();
        try (JudgedRun run = JudgedRun.start(directory, gone.port(), List.of())) {
            assertThat(run.exitCode()).isEqualTo(99);
            assertThat(run.report().path("errors").fieldNames()).toIterable().allMatch(kind -> kind.startsWith("599 "));
        }
    }

    @Test
    void rulesComeFromAFileAndAPropertyTooAndSpeakOfPhasesAndGroups() throws Exception {
        Files.writeString(directory.resolve("more.rules"), "group work = ~GET /w.*~\nof_group: p50(@work) <= 10s\n");
        try (JudgedRun run = start(
                "-Jrules_file=more.rules",
                "-Jwriteproof.rules=errors == 0; of_phase: max(@work) in steady <= 0; typo: p50 in staedy <= 1s")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            assertThat(run.stdout())
                    .contains("✓ of_group", "✓ errors", "✗ of_phase", "@work in steady: longest response time")
                    .contains("no data: there is no phase `staedy`; phases: steady, warmup");
        }
    }

    @Test
    void anEarlierRunIsTheBaselineOfALaterOne() throws Exception {
        try (JudgedRun run = start("-Jreport=earlier.json")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
        }
        try (JudgedRun run = start(
                "-Jbaseline=earlier.json",
                "-Jwriteproof.rules=p50 <= max(10 * baseline, baseline + 10s); fast: p50 <= 0 * baseline; p1 <= baseline")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            assertThat(run.stdout())
                    .contains("✓ p50", "(max(10 * baseline, baseline + 10s), baseline ", "✗ fast", "(0 of baseline ")
                    .contains("✗ p1", "no baseline: the earlier run does not tell p1");
        }
    }

    @Test
    void aRuleThatNeedsABaselineEndsTheRunWith104WithoutOne() throws Exception {
        try (JudgedRun run = start("-Jwriteproof.rules=p50 <= 1.1 * baseline")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(104);
            assertThat(run.stderr()).contains("Thresholds.baselineFile: expected the run.json of an earlier run");
        }
    }

    @Test
    void aRuleAboutALabelThatNeverCameFailsTheRunAndListsThoseThatDid() throws Exception {
        try (JudgedRun run = start("-Jwriteproof.rules=misspelt: p99(GET /wrok) <= 10s")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            String reason = "no data: no measured sample has the label `GET /wrok`; labels seen: GET /work";
            assertThat(run.stdout()).contains("✗ misspelt", reason, "✓ p99_latency");
            assertThat(run.report().path("reasons")).hasSize(1);
            assertThat(run.report().at("/reasons/0").asText()).isEqualTo("misspelt: " + reason);
        }
    }

    @Test
    void labelsWithoutNumberAreRecordedTogetherAndSaidSo() throws Exception {
        String plan = JudgedRun.plan().replace("testname=\"GET /work\"", "testname=\"GET /work ${__counter(FALSE)}\"");
        try (JudgedRun run = JudgedRun.start(
                directory, plan, SERVER.port(), List.of("-Jwriteproof.max_labels=12", "-Jpath=/fail"))) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            JsonNode report = run.report();
            assertThat(report.path("rlt_iters_total").asInt()).isEqualTo(40);
            assertThat(report.at("/labels_by_phase/warmup")).hasSize(10);
            assertThat(report.path("labels")).hasSize(3);
            assertThat(report.at("/labels/(other labels)/count").asInt()).isEqualTo(38);
            assertThat(report.at("/errors/503").asInt()).isEqualTo(50);
            String advice = "the samples of 38 labels are recorded together as `(other labels)`, because only the first"
                    + " 12 are recorded by name: keep ids out of the names of samplers, or set writeproof.max_labels to 50";
            assertThat(report.at("/warnings/0").asText()).isEqualTo(advice);
            assertThat(run.stdout()).contains("! warning           " + advice, "✗ p99_latency", "cannot be judged");
        }
    }

    @Test
    void tooFewSamplesForAPercentileBreakItsGate() throws Exception {
        try (JudgedRun run = start("-Jmin_samples=auto")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            assertThat(run.stdout()).contains("✗ p99_latency", "insufficient data: p99 needs 1000 samples, had 40");
        }
    }

    @Test
    void aScheduleThatDoesNotParseEndsTheRunWith104BeforeAnyLoad() throws Exception {
        int before = SERVER.requests();
        try (JudgedRun run = start("-Jschedule=fast/s for 1s")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(104);
            assertThat(run.stderr())
                    .contains("expected `:` after the name of the phase, found `/s`", "  fast/s for 1s\n      ^");
            assertThat(SERVER.requests()).isEqualTo(before);
        }
    }

    @Test
    void tooFewThreadsShowAsLatenessAndInTheResponseTimeOnly() throws Exception {
        try (JudgedRun run = start("-Jthreads=1", "-Jpath=/slow", "-Jschedule=20/s for 1s", "-Jleast=0.01")) {
            assertThat(run.exitCode()).isZero();
            JsonNode report = run.report();
            assertThat(report.path("rlt_iters_total").asInt()).isEqualTo(20);
            assertThat(report.path("late").asInt()).isGreaterThan(10);
            assertThat(report.at("/labels/GET ~1work/response_ms/p99").asDouble())
                    .isGreaterThan(
                            5 * report.at("/labels/GET ~1work/service_ms/p50").asDouble());
            assertThat(report.path("warnings"))
                    .extracting(JsonNode::asText)
                    .anyMatch(warning -> warning.contains("too few threads for this rate and response time"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGracefulStopEndsWaitingThreadsAtOnceAndTheRunIsReportedAsInterrupted(LoadGroup group) throws Exception {
        int before = SERVER.requests();
        int stopPort = freePort();
        try (JudgedRun run = start(
                group,
                "-Jthreads=2",
                "-Jarrivals_for=3600",
                "-Jschedule=1/s for 1s; later: 0.01/s for 1h",
                "-Jwriteproof.rules=sent: never_sent in phase-1 == 0; unsent: never_sent in later == 0",
                "-Jjmeterengine.nongui.port=" + stopPort,
                "-Jjmeterengine.nongui.maxport=" + stopPort)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> SERVER.requests() >= before + 2);
            shutdown(stopPort);

            assertThat(run.exitCode()).isEqualTo(99);
            assertThat(run.report().path("interrupted").asBoolean()).isTrue();
            assertThat(run.report().path("never_sent").asInt()).isEqualTo(35);
            assertThat(run.report().at("/schedule_by_phase/phase-1/never_sent").asInt(-1))
                    .isZero();
            assertThat(run.report().at("/schedule_by_phase/later/never_sent").asInt())
                    .isEqualTo(35);
            assertThat(run.stdout())
                    .contains("the run was stopped before its schedule had ended", "35 never sent (later 35)")
                    .contains("✓ sent", "✗ unsent", "in later: arrivals never sent 35 != required 0");
        }
    }

    private JudgedRun start(String... arguments) throws IOException {
        return start(LoadGroup.THREADS, arguments);
    }

    private JudgedRun start(LoadGroup group, String... arguments) throws IOException {
        return JudgedRun.start(directory, group.plan(), SERVER.port(), List.of(arguments));
    }

    private static int freePort() throws SocketException {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        }
    }

    private static void shutdown(int port) throws IOException {
        byte[] message = "Shutdown".getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), port));
        }
    }
}
