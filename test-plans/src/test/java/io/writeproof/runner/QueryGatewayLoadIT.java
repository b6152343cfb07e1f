package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scenarios of the query gateway as they are, in little time; and with an SLO broken on purpose. */
final class QueryGatewayLoadIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path CONFIG = ROOT.resolve("gateway/variants/query-gateway/batch.balanced.toml");

    /** Many requests in few seconds, so that shares are near to what the mix asks for. */
    private static final List<String> SMALL = List.of(
            "--users=40",
            "--spawn-rate=40",
            "--run-time=4s",
            "-Jthink_min_ms=0",
            "-Jthink_spread_ms=10",
            "-Jwarmup_s=1",
            "-Jsingle_s=1",
            "-Jcapacity_s=1");

    /** Gates that a slow machine may break. */
    private static final List<String> OF_SPEED = List.of("p50", "p95", "p99", "hit_latency", "throughput", "cpu");

    @TempDir
    private Path directory = Path.of("");

    /** The slower the model, the more come while it works: batches are full on a slow machine too. */
    @ParameterizedTest
    @CsvSource({"general, 4_000", "baseline, 4_000", "cache, 4_000", "batch, 400_000", "stress, 4_000"})
    void everyScenarioJudgesItsGoalsAndEveryRowIsThere(String scenario, String modelMicros) throws Exception {
        Path config = config("model_batch_us = 4000", "model_batch_us = " + modelMicros);
        try (LoadProcess load = load(scenario, "--gateway-config=" + config)) {
            JsonNode run = load.run();
            RunDocuments.assertValid(run);
            assertThat(RunDocuments.broken(run)).as(load.output()).isSubsetOf(OF_SPEED);
            assertThat(load.exitCode()).isEqualTo(RunDocuments.broken(run).isEmpty() ? 0 : 99);
            assertThat(RunDocuments.withoutFigure(run))
                    .as("gates without a figure")
                    .isSubsetOf("parity", "average_batch");
            assertThat(run.at("/parity/acknowledged").asInt()).isPositive();
            assertThat(run.at("/parity/rows")).isEqualTo(run.at("/parity/acknowledged"));
        }
    }

    @Test
    void aUniqueTextIsInNoCache() throws Exception {
        try (LoadProcess load = load("batch")) {
            assertThat(RunDocuments.figure(load.run(), "hit_rate")).isZero();
        }
    }

    @Test
    void withoutACacheTheCacheScenarioFailsAndNamesTheHitRate() throws Exception {
        try (LoadProcess load =
                load("cache", "--gateway-config=" + config("cache_l1_size = 10000", "cache_l1_size = 0"))) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            assertThat(RunDocuments.broken(load.run())).contains("hit_rate").doesNotContain("parity");
            assertThat(load.output()).contains("✗ hit_rate");
        }
    }

    @Test
    void withoutBatchesTheBatchScenarioFailsAndNamesBatchAndSpeedup() throws Exception {
        try (LoadProcess load =
                load("batch", "--gateway-config=" + config("batch_max_size = 32", "batch_max_size = 1"))) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            assertThat(RunDocuments.broken(load.run()))
                    .contains("average_batch", "speedup")
                    .doesNotContain("parity");
            assertThat(load.output()).contains("✗ average_batch", "✗ speedup");
        }
    }

    /** Callers give up and ask again, the model does not. */
    @Test
    void aQueueThatIsStillFullAfterTheLoadIsNotStable() throws Exception {
        Path config = config("model_batch_us = 4000", "model_batch_us = 1_000_000");
        try (LoadProcess load = load("stress", "--gateway-config=" + config, "-Jresponse_timeout_ms=200")) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            assertThat(RunDocuments.broken(load.run())).contains("stable", "error_rate");
            assertThat(load.output()).contains("✗ stable");
        }
    }

    @Test
    void aMetricThatTheServiceDoesNotHaveIsAFailureAndNotAZero() throws Exception {
        Path rules = Files.writeString(directory.resolve("missing.rules"), """
                total: target.delta(query_gateway_request_total) in users >= 0
                level: target.delta(query_gateway_cache_hits_total{level="L2"}) in users >= 0
                """);
        try (LoadProcess load = load("cache", "--rules-file=" + rules)) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(99);
            assertThat(RunDocuments.broken(load.run())).contains("total", "level");
            assertThat(load.sentences())
                    .contains("the target has no metric query_gateway_request_total; similar names: ")
                    .contains("query_gateway_cache_hits_total{level=\"L2\"}; its series: {level=\"L1\"}");
        }
    }

    @Test
    void aPlanThatJMeterCannotCompileHasNoVerdictAlthoughItEndsWithZero() throws Exception {
        try (LoadProcess load = load("cache", "-Jmix=cached seven")) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(105);
            assertThat(load.output()).contains("there is no verdict; its log says more");
            assertThat(load.run().path("verdict").asText()).isEqualTo("invalid");
        }
    }

    private LoadProcess load(String scenario, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("query-gateway/" + scenario));
        all.addAll(SMALL);
        all.addAll(List.of(arguments));
        all.add(SharedServer.option());
        return LoadProcess.start(ROOT, directory, all).await();
    }

    private Path config(String line, String instead) throws IOException {
        String text = Files.readString(CONFIG);
        assertThat(text).contains(line);
        return Files.writeString(directory.resolve("gateway.toml"), text.replace(line, instead));
    }
}
