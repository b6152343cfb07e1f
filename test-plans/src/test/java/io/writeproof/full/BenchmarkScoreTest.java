package io.writeproof.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchmarkScoreTest {

    /** Shortened from a file of JMH 1.37; with one iteration it writes the error as a text. */
    private static final String RESULTS = """
            [{"jmhVersion": "1.37", "benchmark": "io.writeproof.bench.WriteModeBenchmark.callers16", "mode": "thrpt",
              "threads": 16, "params": {"mode": "SYNC", "queueCapacity": "4000"},
              "primaryMetric": {"score": 5123.5, "scoreError": 31.25, "scoreUnit": "ops/s"},
              "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 2048.5, "scoreUnit": "B/op"}}},
             {"jmhVersion": "1.37", "benchmark": "io.writeproof.bench.JsonBenchmark.decode", "mode": "avgt",
              "threads": 1,
              "primaryMetric": {"score": 0.25, "scoreError": "NaN", "scoreUnit": "ns/op"}, "secondaryMetrics": {}}]""";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyResultIsReadWithItsParameters() throws Exception {
        Path file = Files.writeString(directory.resolve("jmh.json"), RESULTS);

        List<BenchmarkScore> scores = BenchmarkScore.read(file);

        assertThat(scores)
                .containsExactly(
                        new BenchmarkScore(
                                "WriteModeBenchmark.callers16",
                                Map.of("mode", "SYNC", "queueCapacity", "4000"),
                                "thrpt",
                                16,
                                5123.5,
                                31.25,
                                "ops/s",
                                2048.5),
                        new BenchmarkScore("JsonBenchmark.decode", Map.of(), "avgt", 1, 0.25, null, "ns/op", null));
        assertThat(scores.get(0).parameterText()).isEqualTo("mode=SYNC queueCapacity=4000");
    }
}
