package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.parity.InferenceDatabase;
import io.writeproof.target.TargetScraper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogReader;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jorphan.collections.HashTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thresholds beside the other elements in JMeter's engine, in this process. */
class ThresholdsInEngineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ONE_DROPPED = 7;

    private final InferenceDatabase database = new InferenceDatabase();

    @TempDir
    Path directory = Path.of("");

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @AfterEach
    void forget() {
        ConfigurationProblems.drain();
    }

    @Test
    void everyElementSeesTheParityCheckAtTheEndOfTheTest() throws Exception {
        try (WritingServer server = new WritingServer(database, ONE_DROPPED)) {
            PostgresParityTest.run(new ParityPlan(database, server.port())
                    .with(thresholds("first", "errors == 0"))
                    .with(thresholds("second", "requests == " + ParityPlan.REQUESTS))
                    .tree());
        }

        for (String element : new String[] {"first", "second"}) {
            assertThat(report(element).path("exit_code").asInt()).isEqualTo(TestExit.FAILED);
            assertThat(report(element).at("/gates/0/passed").asBoolean()).isTrue();
            assertThat(report(element).at("/gates/1/name").asText()).isEqualTo("parity");
            assertThat(report(element).at("/parity/lost").asInt()).isEqualTo(1);
        }
    }

    /** As in JMeter's window, where nobody looks at a terminal; it shows the text. */
    @Test
    void aMistakeInARuleEndsTheTestBeforeItsFirstRequest() throws Exception {
        try (WritingServer server = new WritingServer(database, ONE_DROPPED)) {
            PostgresParityTest.run(new ParityPlan(database, server.port())
                    .with(thresholds("gates", "p95 =< 2"))
                    .with(new Shown())
                    .tree());
        }

        assertThat(Shown.text)
                .isEqualTo("Configuration error in gates: the rules in the field Rules (Thresholds.rules) do not parse:"
                        + " expected a comparison (<=, >=, ==, !=, < or >), found `=<` at offset 4\n"
                        + "  p95 =< 2\n      ^");
        assertThat(file("gates")).doesNotExist();
        database.execute("do $$ begin if exists (select from " + database.schema()
                + ".chat_inferences) then raise 'a request was sent'; end if; end $$");
    }

    /** Notes what is shown once the elements before it have started. */
    public static final class Shown extends EngineRun.Watcher {

        private static final long serialVersionUID = 1L;
        private static volatile String text = "";

        @Override
        public void testStarted() {
            text = ConfigurationProblems.text();
        }
    }

    /** The first run loses a row, and before the second the service counts something; each is judged by its own. */
    @Test
    void aPlanRunTwiceInOneProcessStartsFreshAndLeavesNothingRunning() throws Exception {
        Set<String> before = instances();
        try (WritingServer server = new WritingServer(database, ONE_DROPPED);
                MeteredServer metered = MeteredServer.start()) {
            HashTree plan = wholePlan(server, metered);

            PostgresParityTest.run(plan);
            assertThat(broken("run")).containsExactly("db_correctness");
            assertThat(report("run").at("/parity/lost").asInt()).isEqualTo(1);
            assertCounts();
            assertNothingRuns();

            database.execute(
                    "truncate " + database.schema() + ".chat_inferences, " + database.schema() + ".model_inferences");
            metered.work();
            PostgresParityTest.run(plan);
            assertThat(broken("run")).containsExactly("untouched");
            assertThat(report("run").at("/parity/rows").asInt()).isEqualTo(ParityPlan.REQUESTS);
            assertCounts();
            assertNothingRuns();
        }
        assertThat(instances()).isEqualTo(before);
    }

    @Test
    void aPlanThatWasSentToAnotherEngineRunsThereAsItWouldHere() throws Exception {
        try (WritingServer server = new WritingServer(database, WritingServer.NONE);
                MeteredServer metered = MeteredServer.start()) {
            PostgresParityTest.run((HashTree) GuiContractTest.serialised(wholePlan(server, metered)));
        }

        assertThat(broken("run")).isEmpty();
        assertCounts();
    }

    private HashTree wholePlan(WritingServer server, MeteredServer metered) {
        TestElement schedule = new ArrivalScheduleGui().createTestElement();
        schedule.setProperty(ArrivalSchedule.SCHEDULE, "warmup: 40/s for 0.1s; steady: 40/s for 0.4s");
        TestElement target = new TargetMetricsGui().createTestElement();
        target.setProperty(TargetMetricsSettings.URL, "http://127.0.0.1:" + metered.port() + "/metrics");
        target.setProperty(TargetMetricsSettings.INTERVAL_MS, "100");
        TestElement thresholds = thresholds("run", """
                db_correctness: parity == ok
                untouched: target.value(requests_total) == 0
                meanwhile: target.delta(requests_total) == 0
                all: requests == 16
                never_sent == 0
                """);
        thresholds.setProperty(
                OutputSettings.HLOG_FILE, directory.resolve("run.hlog").toString());
        return new ParityPlan(database, server.port())
                .with(schedule)
                .with(target)
                .with(thresholds)
                .tree();
    }

    private List<String> broken(String element) throws IOException {
        List<String> broken = new ArrayList<>();
        report(element).path("gates").forEach(gate -> {
            if (!gate.path("passed").asBoolean()) {
                broken.add(gate.path("name").asText());
            }
        });
        return broken;
    }

    private void assertCounts() throws IOException {
        assertThat(report("run").path("total_requests_sent").asInt()).isEqualTo(ParityPlan.REQUESTS);
        assertThat(report("run").path("files").findValuesAsText("complete")).containsExactly("true");
        long logged = 0;
        try (HistogramLogReader log =
                new HistogramLogReader(directory.resolve("run.hlog").toFile())) {
            while (log.hasNext()) {
                EncodableHistogram next = log.nextIntervalHistogram();
                boolean response = next != null && String.valueOf(next.getTag()).endsWith(";response");
                logged += response ? ((AbstractHistogram) next).getTotalCount() : 0;
            }
        }
        assertThat(logged).isEqualTo(ParityPlan.REQUESTS);
    }

    private static void assertNothingRuns() {
        await().atMost(PATIENCE)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("writeproof")));
    }

    /** Which classes that live for one run have instances that are still reachable. */
    private static Set<String> instances() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {null},
                        new String[] {String[].class.getName()});
        return Stream.of(LoadRun.class, RunningTest.class, RunClock.class, ParityRun.class, TargetScraper.class)
                .map(Class::getName)
                .filter(name -> Pattern.compile(" " + Pattern.quote(name) + "$", Pattern.MULTILINE)
                        .matcher(histogram.replaceAll(" +\\([^)]*\\)", ""))
                        .find())
                .collect(Collectors.toSet());
    }

    private TestElement thresholds(String name, String rules) {
        TestElement thresholds = new ThresholdsGui().createTestElement();
        thresholds.setName(name);
        thresholds.setProperty(ThresholdsSettings.RULES, rules);
        thresholds.setProperty(ThresholdsSettings.REPORT_FILE, file(name).toString());
        return thresholds;
    }

    private JsonNode report(String element) throws IOException {
        return new ObjectMapper().readTree(file(element).toFile());
    }

    private Path file(String element) {
        return directory.resolve(element + ".json");
    }
}
