package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.target.Exposition;
import io.writeproof.target.MetricsEndpoint;
import io.writeproof.target.TargetException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a running test in a JMeter process, with the plugin as it is packaged. */
class LoadEndpointIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> STEADY = Map.of("label", "GET /work", "phase", "steady");

    @TempDir
    Path directory = Path.of("");

    @Test
    void thePageOfARunningTestSaysWhatItsVerdictSays() throws Exception {
        int port = FreePort.find();
        try (WorkServer server = WorkServer.start();
                JudgedRun run = JudgedRun.start(
                        directory,
                        server.port(),
                        List.of(
                                "-Jwriteproof.prometheus.port=" + port,
                                "-Jschedule=steady: 50/s for 1s; rest: 10/s for 6s"))) {
            MetricsEndpoint endpoint = MetricsEndpoint.at("http://127.0.0.1:" + port + "/metrics", PATIENCE);
            await().atMost(PATIENCE).until(() -> {
                Exposition page = read(endpoint);
                return page != null && value(page, "writeproof_requests_total", STEADY) == 50;
            });
            Exposition page = endpoint.read();

            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
            assertThatThrownBy(endpoint::read).isInstanceOf(TargetException.class);
            assertSame(page, run.report().at("/labels_by_phase/steady/GET ~1work"));
            assertThat(value(page, "writeproof_phase", Map.of("phase", "steady")))
                    .isZero();
            assertThat(value(page, "writeproof_phase", Map.of("phase", "rest"))).isEqualTo(1);
            assertThat(value(page, "writeproof_planned_rate", Map.of())).isPositive();
            assertThat(value(page, "writeproof_active_threads", Map.of())).isPositive();
            assertThat(value(page, "writeproof_run_info", Map.of("run_id", "run-of-the-test")))
                    .isEqualTo(1);
        }
    }

    @Test
    void aPortInUseEndsTheRunWith104BeforeAnyLoad() throws Exception {
        try (WorkServer server = WorkServer.start();
                ServerSocket taken = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                JudgedRun run = JudgedRun.start(
                        directory, server.port(), List.of("-Jwriteproof.prometheus.port=" + taken.getLocalPort()))) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(104);
            assertThat(run.stderr())
                    .contains("Configuration error in Thresholds: the JMeter property writeproof.prometheus.port:"
                            + " 127.0.0.1:" + taken.getLocalPort()
                            + " cannot be listened on (Address already in use); choose another port, or 0 for none");
            assertThat(server.requests()).isZero();
        }
    }

    private static void assertSame(Exposition page, JsonNode verdict) {
        for (String time : List.of("response", "service")) {
            String quantiles = "writeproof_phase_" + time + "_time_seconds";
            Map<String, String> p99 = Map.of("label", "GET /work", "phase", "steady", "quantile", "0.99");
            assertThat(1000 * value(page, quantiles, p99))
                    .isCloseTo(verdict.at("/" + time + "_ms/p99").asDouble(), within(0.001));
            assertThat(value(page, "writeproof_" + time + "_time_seconds_count", STEADY))
                    .isEqualTo(50);
        }
        assertThat(value(page, "writeproof_failures_total", STEADY))
                .isEqualTo(verdict.path("errors").asDouble());
        assertThat(value(page, "writeproof_late_requests_total", STEADY))
                .isEqualTo(verdict.path("late").asDouble());
    }

    private static @Nullable Exposition read(MetricsEndpoint endpoint) throws InterruptedException {
        try {
            return endpoint.read();
        } catch (TargetException e) {
            return null; // JMeter is still starting
        }
    }

    private static double value(Exposition page, String name, Map<String, String> labels) {
        return Objects.requireNonNullElse(
                page.samples().getOrDefault(name, Map.of()).get(labels), -1.0);
    }
}
