package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The codes that a JMeter process ends with, and that its dashboard is written by then. */
class ExitCodesIT {

    private static final String ANY_RATE = "-Jleast=0.001";

    private static final WorkServer SERVER = WorkServer.startForAllTests();

    @TempDir
    Path directory = Path.of("");

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }

    /** Each kind of group, without and with JMeter's own exit at the end of a test. */
    static Stream<Arguments> ways() {
        return Stream.of(LoadGroup.values())
                .flatMap(group ->
                        Stream.of("true", "false").map(forced -> Arguments.of(group, JudgedRun.FORCED_EXIT + forced)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aRunThatKeepsItsRulesExitsWith0(LoadGroup group, String forcedExit) throws Exception {
        try (JudgedRun run = start(group, ANY_RATE, forcedExit)) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
            assertThat(run.stdout()).contains("PASSED  run run-of-the-test, exit code 0", "✓ steady_state");
            JsonNode report = run.report();
            assertThat(report.path("rlt_iters_total").asInt()).isEqualTo(40);
            assertThat(report.path("total_requests_sent").asInt()).isEqualTo(50);
            assertThat(report.path("never_sent").asInt()).isZero();
            assertThat(report.path("interrupted").asBoolean()).isFalse();
            assertThat(report.path("target_qps").asDouble()).isEqualTo(50);
            assertThat(report.path("labels").fieldNames()).toIterable().containsExactly("GET /work");
            assertThat(directory.resolve("junit.xml")).content().contains("tests=\"3\" failures=\"0\"");
            assertThat(directory.resolve("dashboard/index.html")).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aRunThatBreaksARuleExitsWith99AfterTheDashboardIsWritten(LoadGroup group, String forcedExit) throws Exception {
        try (JudgedRun run = start(group, ANY_RATE, "-Jmax_p99=0", forcedExit)) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            assertThat(run.stdout()).contains("✗ p99_latency", "> limit 0 ms", "✓ steady_state");
            assertThat(run.report().path("verdict").asText()).isEqualTo("failed");
            assertThat(run.report().path("exit_code").asInt()).isEqualTo(99);
            assertThat(directory.resolve("dashboard/index.html")).exists();
        }
    }

    /** JMeter has nothing to make a dashboard of then, and says so in its own way. */
    @ParameterizedTest
    @MethodSource("ways")
    void rulesThatDoNotParseEndTheRunWith104BeforeAnyLoad(LoadGroup group, String forcedExit) throws Exception {
        int before = SERVER.requests();
        Files.writeString(directory.resolve("junit.xml"), "of an earlier run");
        try (JudgedRun run = start(group, "-Jmax_p99=abcms", forcedExit)) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(104);
            assertThat(run.stderr())
                    .contains(
                            "expected a number or `none`, found `abcms` in line 2 at offset 31",
                            "  p99_latency: p99(GET /work) <= abcms   # generous\n" + " ".repeat(33) + "^")
                    .doesNotContain("\tat ");
            assertThat(SERVER.requests()).isEqualTo(before);
            assertThat(directory.resolve("run.json")).doesNotExist();
            assertThat(directory.resolve("junit.xml")).doesNotExist();
            assertThat(run.stderr()).contains("Error generating the report: ");
            assertThat(directory.resolve("dashboard")).doesNotExist();
        }
    }

    /** The one of the setUp thread group, where there is one, is in the dashboard all the same. */
    @ParameterizedTest
    @MethodSource("ways")
    void aRunWithoutASampleExitsWith105(LoadGroup group, String forcedExit) throws Exception {
        try (JudgedRun run = start(group, "-Jthreads=0", "-Jarrivals=0", "-Jrest=1", forcedExit)) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(105);
            assertThat(run.stdout()).contains("INVALID", "there was no sample in a measured phase");
            assertThat(run.report().path("verdict").asText()).isEqualTo("invalid");
            assertThat(Files.exists(directory.resolve("dashboard/index.html"))).isEqualTo(group == LoadGroup.THREADS);
        }
    }

    /** With a dashboard, as {@code -e -o} asks for it. */
    private JudgedRun start(LoadGroup group, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-l", "samples.jtl", "-e", "-o", "dashboard"));
        all.addAll(List.of(arguments));
        return JudgedRun.start(directory, group.plan(), SERVER.port(), all);
    }
}
