package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.jorphan.collections.HashTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The element in JMeter's own engine. */
class TargetMetricsTest {

    private MeteredServer server;
    private List<ConfigurationProblems.Problem> problems = List.of();

    private final List<Long> attempts = new ArrayList<>();

    /** Looks at what there is before it is taken away. */
    private final class Watcher extends EngineRun.Watcher {
        private static final long serialVersionUID = 1L;

        @Override
        public void testStarted() {
            problems = ConfigurationProblems.all();
        }

        @Override
        public void testEnded() {
            attempts.add(TargetOfTest.history().attempts());
            ConfigurationProblems.drain();
        }
    }

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @BeforeEach
    void startServer() throws Exception {
        server = MeteredServer.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void eachTestReadsTheTargetAnew() throws Exception {
        HashTree plan = plan(element());

        EngineRun.of(plan);
        EngineRun.of(plan);

        assertThat(problems).isEmpty();
        assertThat(attempts).containsExactly(2L, 2L);
        assertThat(server.scrapes()).isEqualTo(4);
    }

    @Test
    void aTargetWithoutMetricsIsNotRead() throws Exception {
        TargetMetrics element = element();
        element.setProperty(TargetMetricsSettings.URL, "none");

        EngineRun.of(plan(element));

        assertThat(problems).isEmpty();
        assertThat(attempts).containsExactly(0L);
        assertThat(server.scrapes()).isZero();
    }

    @Test
    void aSecondElementIsAConfigurationProblem() throws Exception {
        EngineRun.of(plan(element(), element()));

        assertThat(problems)
                .extracting(ConfigurationProblems.Problem::message)
                .containsExactly(
                        "the plan has another Target Metrics element: expected one, disable or remove the others");
    }

    @ParameterizedTest
    @CsvSource({
        "url, metrics, 'TargetMetrics.url: expected a URL such as http://127.0.0.1:3000/metrics, without user and password'",
        "url, '', 'TargetMetrics.url: expected a URL such as http://127.0.0.1:3000/metrics, without user and password'",
        "intervalMs, 99, 'TargetMetrics.intervalMs: expected at least 100 milliseconds, found `99`'",
        "timeoutMs, 2s, 'TargetMetrics.timeoutMs: expected at least 100 milliseconds, found `2s`'"
    })
    void aFieldThatIsWrongIsNamed(String field, String value, String message) throws Exception {
        TargetMetrics element = element();
        element.setProperty("TargetMetrics." + field, value);

        EngineRun.of(plan(element));

        assertThat(problems).extracting(ConfigurationProblems.Problem::message).containsExactly(message);
        assertThat(server.scrapes()).isZero();
    }

    @Test
    void emptyFieldsHaveTheirDefaults() throws Exception {
        TargetMetrics element = new TargetMetrics();
        element.setProperty(TargetMetricsSettings.URL, "http://127.0.0.1:1/metrics");

        TargetMetricsSettings settings = TargetMetricsSettings.read(element);

        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.required()).isEmpty();
        assertThat(settings.endpoint()).hasToString("http://127.0.0.1:1/metrics");
    }

    private TargetMetrics element() {
        TargetMetrics element = new TargetMetrics();
        element.setName("Target Metrics");
        element.setProperty(TargetMetricsSettings.URL, "http://127.0.0.1:" + server.port() + "/metrics");
        element.setProperty(TargetMetricsSettings.INTERVAL_MS, "60000");
        return element;
    }

    private HashTree plan(TargetMetrics... elements) {
        return EngineRun.plan(new Watcher(), elements);
    }
}
