package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.summary.StoredFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the documentation, run by JMeter in a process of its own against a service that tells its metrics. */
class TargetMetricsIT {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", ""), "..").toAbsolutePath().normalize();
    private static final Path PLAN = ROOT.resolve("docs/examples/target-metrics.jmx");

    @TempDir
    private Path directory;

    @Test
    void theTargetIsReadBeforeDuringAndAfterTheLoad() throws Exception {
        try (MeteredServer server = MeteredServer.start()) {
            assertThat(run(server, "-Jrequired=requests_total{path=\"/work\"}")).isZero();

            assertThat(server.requests()).isEqualTo(40);
            assertThat(log()).containsPattern("Target Metrics: [0-9]+ scrapes, 0 of them failed");
            assertThat(server.scrapes()).isGreaterThan(3);
        }
    }

    @Test
    void rulesJudgeWhatTheTargetTells() throws Exception {
        try (MeteredServer server = MeteredServer.start()) {
            String rules = "-Jrules=all: target.delta(requests_total) >= 20; none: target.delta(requests_total) == 0";
            assertThat(run(server, "-Jrequired=requests_total", rules, "-Jreport=run.json"))
                    .isEqualTo(99);

            assertThat(output())
                    .contains("\u2713 all", "\u2717 none")
                    .containsPattern(
                            "target +cpu [0-9.]+ cores, memory 1.0 MiB at start, 1.0 MiB at end, peak 1.0 MiB");
            String report = Files.readString(directory.resolve("run.json"));
            assertThat(report).containsPattern("\"resident_bytes\" : \\{\\s+\"start\" : 1048576");
            assertThat(StoredFormat.LOAD.complaints(report)).isEmpty();
        }
    }

    @Test
    void aRuleOnAnEndpointThatDiedIsBrokenAndSaysWhy() throws Exception {
        try (MeteredServer server = MeteredServer.start().tellingOnly(2)) {
            assertThat(run(server, "-Jrequired=requests_total", "-Jrules=target.delta(requests_total) >= 0"))
                    .isEqualTo(99);

            assertThat(output())
                    .contains("\u2717 target.delta(requests_total)", "HTTP status 500")
                    .containsPattern("! target +the metrics could not be read after the load");
        }
    }

    @Test
    void anEndpointThatDiesInTheMiddleLetsTheLoadGoOnAndIsNoted() throws Exception {
        try (MeteredServer server = MeteredServer.start().tellingOnly(2)) {
            assertThat(run(server, "-Jrequired=requests_total")).isZero();

            assertThat(server.requests()).isEqualTo(40);
            assertThat(log()).containsPattern("Target Metrics: [0-9]+ scrapes, [1-9][0-9]* of them failed");
            assertThat(server.scrapes()).isGreaterThan(3);
        }
    }

    @Test
    void aRequiredMetricThatIsMissingEndsTheRunWith104BeforeAnyLoad() throws Exception {
        try (MeteredServer server = MeteredServer.start()) {
            assertThat(run(server, "-Jrequired=request_total")).isEqualTo(104);

            assertThat(output())
                    .contains("Configuration error in Target Metrics: http://127.0.0.1:" + server.port()
                            + "/metrics lacks metrics that TargetMetrics.required names: the target has no metric"
                            + " request_total; similar names: requests_total");
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void anEndpointThatCannotBeReadEndsTheRunWith104BeforeAnyLoad() throws Exception {
        try (MeteredServer server = MeteredServer.start().tellingOnly(0)) {
            assertThat(run(server, "-Jrequired=requests_total")).isEqualTo(104);

            assertThat(output()).contains("/metrics answered with HTTP status 500, expected 200");
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void requiredMetricsThatDoNotParseEndTheRunWith104WithACaret() throws Exception {
        try (MeteredServer server = MeteredServer.start()) {
            assertThat(run(server, "-Jrequired=requests_total{path}")).isEqualTo(104);

            assertThat(output())
                    .contains("the metrics (TargetMetrics.required) do not parse: expected `=` after the name of a"
                            + " label, found `}` at offset 19\n  requests_total{path}\n" + " ".repeat(21) + "^");
            assertThat(server.scrapes()).isZero();
        }
    }

    private int run(MeteredServer server, String... properties) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "-Jport=" + server.port(),
                "-Jpath=/work",
                "-Jinterval=100",
                "-Jschedule=warmup: 40/s for 0.5s; steady: 40/s for 0.5s"));
        arguments.addAll(List.of(properties));
        try (JudgedRun run = JudgedRun.start(directory, PLAN, arguments)) {
            return run.exitCode();
        }
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("stdout.txt")) + Files.readString(directory.resolve("stderr.txt"));
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("jmeter.log"));
    }
}
