package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.target.Exposition;
import io.writeproof.target.MetricsEndpoint;
import io.writeproof.target.TargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jmeter.util.JMeterUtils;
import org.apache.jorphan.collections.HashTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a test in JMeter's own engine, in this process. */
class LoadEndpointTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory = Path.of("");

    private int port;
    private List<ConfigurationProblems.Problem> problems = List.of();
    private final List<Set<Map<String, String>>> seen = new ArrayList<>();

    /** Reads the page when the elements before it have started. */
    private final class Watcher extends EngineRun.Watcher {
        private static final long serialVersionUID = 1L;

        @Override
        public void testStarted() {
            problems = ConfigurationProblems.all();
            if (problems.isEmpty()) {
                try {
                    seen.add(read().samples()
                            .getOrDefault("writeproof_run_info", Map.of())
                            .keySet());
                } catch (TargetException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @BeforeEach
    void setPort() throws Exception {
        port = FreePort.find();
        JMeterUtils.setProperty(LoadEndpoint.PORT, String.valueOf(port));
    }

    @AfterEach
    void forget() {
        JMeterUtils.getJMeterProperties().remove(LoadEndpoint.PORT);
        JMeterUtils.getJMeterProperties().remove(LoadEndpoint.ADDRESS);
        TestExit.mostSevere();
    }

    @Test
    void aPlanRunTwiceInOneProcessHasItsPageEachTimeAndNoneAfterwards() throws Exception {
        HashTree plan = plan(thresholds("first run"));

        run(plan);
        assertThatThrownBy(this::read).hasMessageContaining("refused");
        run(plan);
        assertThatThrownBy(this::read).hasMessageContaining("refused");

        Set<Map<String, String>> run = Set.of(Map.of("run_id", "first run"));
        assertThat(seen).containsExactly(run, run);
    }

    @Test
    void ofTwoElementsTheFirstHasThePageAndTheVerdictOfTheOtherSaysSo() throws Exception {
        run(plan(thresholds("first"), thresholds("second")));

        assertThat(seen).containsExactly(Set.of(Map.of("run_id", "first")));
        String warning = "the page at writeproof.prometheus.port is about another Thresholds element of the plan";
        assertThat(Files.readString(directory.resolve("first.json"))).doesNotContain(warning);
        assertThat(Files.readString(directory.resolve("second.json"))).contains(warning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", ""})
    void withoutAPortThereIsNoPage(String none) throws Exception {
        JMeterUtils.setProperty(LoadEndpoint.PORT, none);
        Thresholds element = thresholds("run");
        element.testStarted();

        assertThatThrownBy(this::read).hasMessageContaining("refused");
        assertThat(ConfigurationProblems.all()).isEmpty();
        element.testEnded();
    }

    @Test
    void anAddressThatIsNotOfThisMachineIsAProblem() throws Exception {
        JMeterUtils.setProperty(LoadEndpoint.ADDRESS, "192.0.2.1");

        run(plan(thresholds("run")));

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).message())
                .startsWith("the JMeter property writeproof.prometheus.port: 192.0.2.1:" + port
                        + " cannot be listened on (")
                .endsWith("); choose another port, or 0 for none");
        assertThat(directory.resolve("run.hlog")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "http"})
    void aPortThatIsNoneIsAProblem(String text) throws Exception {
        JMeterUtils.setProperty(LoadEndpoint.PORT, text);

        run(plan(thresholds("run")));

        assertThat(problems)
                .extracting(ConfigurationProblems.Problem::message)
                .containsExactly("the JMeter property writeproof.prometheus.port: expected a port from 1 to 65535, or 0"
                        + " for none, found `" + text + "`");
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNoPageBehind() throws Exception {
        Thresholds element = thresholds("run");
        Path file = Files.writeString(directory.resolve("file"), "");
        element.setProperty(OutputSettings.HLOG_FILE, file.resolve("run.hlog").toString());

        run(plan(element));

        assertThat(problems).hasSize(1);
        assertThatThrownBy(this::read).hasMessageContaining("refused");
    }

    private Exposition read() throws TargetException, InterruptedException {
        return MetricsEndpoint.at("http://127.0.0.1:" + port + "/metrics", PATIENCE)
                .read();
    }

    private Thresholds thresholds(String runId) {
        Thresholds element = new Thresholds();
        element.setName(runId);
        element.setProperty(ThresholdsSettings.RUN_ID, runId);
        element.setProperty(
                ThresholdsSettings.REPORT_FILE,
                directory.resolve(runId + ".json").toString());
        element.setProperty(
                OutputSettings.HLOG_FILE, directory.resolve(runId + ".hlog").toString());
        return element;
    }

    private HashTree plan(Thresholds... elements) {
        return EngineRun.plan(new Watcher(), elements);
    }

    private static void run(HashTree plan) throws Exception {
        EngineRun.of(plan);
        TestExit.mostSevere();
    }
}
