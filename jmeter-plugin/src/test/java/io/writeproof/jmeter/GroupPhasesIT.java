package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.summary.StoredFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thread groups as phases, and phases compared with one another, in JMeter processes; the rules lie beside the plan. */
class GroupPhasesIT {

    private static final String SINGLE = "testname=\"single\"";
    private static final String SCHEDULE = """
            <io.writeproof.jmeter.ArrivalSchedule guiclass="io.writeproof.jmeter.ArrivalScheduleGui" testclass="io.writeproof.jmeter.ArrivalSchedule" testname="Arrival Schedule" enabled="true">
              <stringProp name="ArrivalSchedule.schedule">steady: 50/s for 1s</stringProp>
            </io.writeproof.jmeter.ArrivalSchedule>
            <hashTree/>
            """;

    @TempDir
    private Path directory;

    @Test
    void aThreadGroupWithoutAScheduleIsAPhase() throws Exception {
        try (MeteredServer server = MeteredServer.start();
                JudgedRun run = start(plan(), server, """
                        all: requests == 300
                        users: requests in "many users" == 240
                        windows: p50 in "many users" <= 10s for 1s
                        crowd: requests in "many users" == 4 * phase single
                        counted: target.delta(requests_total) in "many users" >= 2 * phase single
                        nothing_planned: late in single == 0
                        typo: p50 in single <= 2 * phase many-users
                        """)) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            assertThat(run.stdout())
                    .contains("✓ all", "✓ users", "✓ windows", "✓ counted", "✗ nothing_planned", "✗ typo")
                    .contains("✓ crowd", "in many users: requests 240 == required 240 (4 of phase single 60)")
                    .contains("nothing to compare with in phase many-users: no data: there is no phase `many-users`;"
                            + " phases: many users, single, warmup")
                    .containsPattern("\\[progress] \\d+ \\| .* \\| many users");
            JsonNode report = report(run);
            assertThat(report.path("total_requests_sent").asInt()).isEqualTo(320);
            assertThat(report.at("/labels_by_phase/many users/GET ~1work/count").asInt())
                    .isEqualTo(240);
            assertThat(report.path("phases").findValuesAsText("name"))
                    .containsExactly("warmup", "single", "many users");
            assertThat(report.path("phases")).allSatisfy(phase -> {
                assertThat(phase.path("target_rate").isNull()).isTrue();
                assertThat(Instant.parse(phase.path("from").asText()))
                        .isBefore(Instant.parse(phase.path("to").asText()));
            });
        }
        assertThat(directory.resolve("run.hlog")).content().contains("Tag=GET%20/work;many%20users;response,");
        assertThat(directory.resolve("run_stats_history.csv")).content().contains(",single\n", ",many users\n");
        assertThat(directory.resolve("samples.csv")).content().contains(",GET /work,warmup,true,200");
    }

    @Test
    void theProgressOfAKnownNumberOfRequestsIsThatOfTheMeasuredPhases() throws Exception {
        try (MeteredServer server = MeteredServer.start();
                JudgedRun run = start(plan(), server, "all: requests == 300", "-Jplanned=400")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
            assertThat(run.stdout())
                    .containsPattern("\\[progress] [1-9]\\d*/400 [\\d.]+ % \\| .* \\| many users \\| ETA \\d+s")
                    .contains("the run was stopped before all requests were sent")
                    .containsPattern("total +300 of 400 measured")
                    .containsPattern("successful +300 \\(100.00 %\\)");
            assertThat(report(run).at("/planned/requests").asInt()).isEqualTo(400);
        }
    }

    @Test
    void groupsWithAndWithoutAScheduleStandSideBySide() throws Exception {
        int single = plan().indexOf("<hashTree>", plan().indexOf(SINGLE)) + "<hashTree>".length();
        String mixed = plan().substring(0, single) + SCHEDULE + plan().substring(single);
        try (MeteredServer server = MeteredServer.start();
                JudgedRun run = start(
                        mixed.replace("serialize_threadgroups\">true", "serialize_threadgroups\">false"),
                        server,
                        """
                        all: requests == 290
                        planned: achieved_rate in steady >= 0.1 * target
                        sent: never_sent in steady == 0
                        users: rate in "many users" >= 0.1 * phase steady
                        free: never_sent in "many users" == 0
                        """)) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            assertThat(run.stdout())
                    .contains("✓ all", "✓ planned", "✓ sent", "✓ users", "✗ free")
                    .contains("arrivals never sent (never_sent) was not measured in this run");
            JsonNode report = report(run);
            assertThat(report.path("phases").findValuesAsText("name"))
                    .containsExactlyInAnyOrder("steady", "warmup", "many users");
            // What is planned, over the time that what is achieved is over: the group beside it made it longer.
            double seconds = report.path("elapsed_s").asDouble();
            assertThat(report.path("target_qps").asDouble() * seconds).isCloseTo(50, within(1.0));
            assertThat(report.at("/schedule_by_phase/steady/target_qps").asDouble())
                    .isEqualTo(50);
            assertThat(report.path("schedule_by_phase").fieldNames())
                    .toIterable()
                    .containsExactly("steady");
        }
    }

    @Test
    void aPhaseOfAScheduleIsComparedWithAnother() throws Exception {
        try (WorkServer server = WorkServer.start();
                JudgedRun run = JudgedRun.start(
                        directory,
                        server.port(),
                        List.of(
                                "-Jschedule=warmup: 50/s for 0.2s; sustain: 50/s for 0.6s; recovery: 50/s for 0.4s",
                                "-Jwriteproof.rules=back: p50 in recovery <= 1000 * phase sustain;"
                                        + " fewer: requests(GET /work) in recovery >= phase sustain"))) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            assertThat(run.stdout())
                    .contains("✓ back", "✗ fewer")
                    .containsPattern("in recovery: p50 response time .* \\(1000 of phase sustain [0-9.]+ ms\\)")
                    .contains("GET /work in recovery: requests 20 < required 30 (1 of phase sustain 30)");
        }
    }

    private JudgedRun start(String plan, MeteredServer server, String rules, String... arguments) throws IOException {
        Path beside = Files.createDirectory(directory.resolve("plans"));
        Files.writeString(beside.resolve("plan.rules"), rules);
        List<String> all = new ArrayList<>(
                List.of("-Jport=" + server.port(), "-Jcsv=run", "-Jhlog=run.hlog", "-Jsamples=samples.csv"));
        all.addAll(List.of(arguments));
        return JudgedRun.start(directory, Files.writeString(beside.resolve("groups.jmx"), plan), all);
    }

    private static String plan() throws IOException {
        try (InputStream in = GroupPhasesIT.class.getResourceAsStream("/plans/groups.jmx")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode report(JudgedRun run) throws IOException {
        JsonNode report = run.report();
        assertThat(StoredFormat.LOAD.complaints(report)).isEmpty();
        return report;
    }
}
