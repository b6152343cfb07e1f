package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.parity.InferenceDatabase;
import io.writeproof.parity.ParityReport;
import io.writeproof.parity.ParityReport.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.jmeter.engine.TreeCloner;
import org.apache.jmeter.engine.util.NoThreadClone;
import org.apache.jmeter.reporters.AbstractListenerElement;
import org.apache.jmeter.samplers.SampleEvent;
import org.apache.jmeter.samplers.SampleListener;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jorphan.collections.HashTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The element in JMeter's engine, in this process. */
class PostgresParityTest {

    private static final Queue<SampleResult> SAMPLES = new ConcurrentLinkedQueue<>();
    private static final List<ParityReport> REPORTS = new CopyOnWriteArrayList<>();

    private final InferenceDatabase database = new InferenceDatabase();

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @AfterEach
    void forget() {
        SAMPLES.clear();
        REPORTS.clear();
        ConfigurationProblems.drain();
    }

    @Test
    void theCheckIsASampleThatCarriesTheReport() throws Exception {
        try (WritingServer server = new WritingServer(database, 3)) {
            run(new ParityPlan(database, server.port())
                    .withParityCheck()
                    .with(new Collector())
                    .tree());
        }

        ParitySampleResult sample = SAMPLES.stream()
                .filter(ParitySampleResult.class::isInstance)
                .map(ParitySampleResult.class::cast)
                .findAny()
                .orElseThrow();
        assertThat(sample.isSuccessful()).isFalse();
        assertThat(sample.getSampleLabel()).isEqualTo("Parity");
        assertThat(sample.getResponseDataAsString())
                .contains("lost              1\n")
                .contains(sample.report().damage().lost().keys().get(0));
        assertThat(sample.report().requests().acknowledged()).isEqualTo(ParityPlan.REQUESTS);
        assertThat(REPORTS).isEmpty();
    }

    @Test
    void aPlanRunTwiceInOneProcessStartsFresh() throws Exception {
        try (WritingServer server = new WritingServer(database, WritingServer.NONE)) {
            HashTree plan = new ParityPlan(database, server.port()).tree();
            run(plan);
            database.execute(
                    "truncate " + database.schema() + ".chat_inferences, " + database.schema() + ".model_inferences");
            run(plan);
        }

        assertThat(REPORTS).hasSize(2).allMatch(ParityReport::passed);
        assertThat(REPORTS.get(1).requests().sent()).isEqualTo(ParityPlan.REQUESTS);
    }

    @Test
    void aWrongFieldStopsTheTestBeforeItsFirstRequest() throws Exception {
        List<ConfigurationProblems.Problem> problems = problems();
        try (WritingServer server = new WritingServer(database, WritingServer.NONE)) {
            run(new ParityPlan(database, server.port())
                    .set("drainWaitMs", "soon")
                    .tree());

            assertThat(server.requests()).isZero();
        }
        assertThat(problems)
                .containsExactly(new ConfigurationProblems.Problem(
                        "Postgres Parity", "drainWaitMs is \"soon\": expected a whole number"));
    }

    @Test
    void copiesOfOneElementAreOneElement() throws Exception {
        try (WritingServer server = new WritingServer(database, WritingServer.NONE)) {
            run(new ParityPlan(database, server.port())
                    .withCopy(server.port(), "1")
                    .tree());
        }

        ParityReport report = REPORTS.get(0);
        assertThat(REPORTS).hasSize(1);
        assertThat(report.passed()).isTrue();
        assertThat(report.requests().acknowledged()).isEqualTo(2L * ParityPlan.REQUESTS);
    }

    @Test
    void twoElementsOfOneNameThatDifferAreAMistake() throws Exception {
        List<ConfigurationProblems.Problem> problems = problems();
        try (WritingServer server = new WritingServer(database, WritingServer.NONE)) {
            run(new ParityPlan(database, server.port())
                    .withCopy(server.port(), "2")
                    .tree());

            assertThat(server.requests()).isZero();
        }
        assertThat(problems)
                .extracting(ConfigurationProblems.Problem::message)
                .containsExactly("two elements have this name; give each its own");
    }

    @Test
    void aServiceThatIsNotThereFailsEveryRequestAndLosesNothing() throws Exception {
        run(new ParityPlan(database, 1).tree());

        ParityReport report = REPORTS.get(0);
        assertThat(report.requests().failed()).isEqualTo(ParityPlan.REQUESTS);
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aCheckThatFindsNoElementSaysWhichThereAre() {
        ParityCheck check = new ParityCheck();
        check.setProperty("ParityCheck.parity", "Orders");

        SampleResult sample = Objects.requireNonNull(check.sample(null));

        assertThat(sample.isSuccessful()).isFalse();
        assertThat(sample.getResponseMessage()).isEqualTo("ParityCheck.parity names \"Orders\", but the plan has []");
    }

    /** Those of the next test, once it has ended. */
    private static List<ConfigurationProblems.Problem> problems() {
        List<ConfigurationProblems.Problem> problems = new ArrayList<>();
        TestExit.decideBy(() -> {
            problems.addAll(ConfigurationProblems.all());
            return TestExit.PASSED;
        });
        return problems;
    }

    /** Runs a copy of the plan, as JMeter does. */
    static void run(HashTree plan) throws Exception {
        TreeCloner cloner = new TreeCloner(false);
        plan.traverse(cloner);
        TestExit.decideBy(() -> {
            REPORTS.addAll(ParityReports.all());
            return TestExit.PASSED;
        });
        EngineRun.of(cloner.getClonedTree());
    }

    /** Keeps every sample. */
    public static final class Collector extends AbstractListenerElement implements SampleListener, NoThreadClone {

        private static final long serialVersionUID = 1L;

        @Override
        public void sampleOccurred(SampleEvent event) {
            SAMPLES.add(event.getResult());
        }

        @Override
        public void sampleStarted(SampleEvent event) {}

        @Override
        public void sampleStopped(SampleEvent event) {}
    }
}
