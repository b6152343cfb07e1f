package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.threshold.RuleParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineRunTest {

    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            p99(GET /a)            | 9
            p99.9(GET /a)          | 9.9
            service.mean(POST /b)  | 4
            count(POST /b)         | 20
            error_rate(GET /a)     | 0.5
            p95(GET /c)            |
            p97(GET /a)            |
            p99 in steady          |
            p99                    | 8
            p50                    |
            achieved_rate          | 50
            lag_max                | 7
            rate                   |
            p95(~GET .*~)          | 11
            p95(~GET .*~) in spike | 12
            p96                    |
            """)
    void aFigureComesFromTheGateAboutTheSameOrTheLabelOrTheRun(String subject, @Nullable Double value)
            throws IOException {
        assertThat(baseline(subject + " <= baseline"))
                .isEqualTo(value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
    }

    @Test
    void aGateOfAnotherStretchOfTimeIsNotAboutTheSame() throws IOException {
        assertThat(baseline("p95(~GET .*~) <= baseline after 30s")).isEmpty();
        assertThat(baseline("p98 <= baseline after 30s")).hasValue(13);
        assertThat(baseline("p98 <= baseline")).isEmpty();
    }

    @Test
    void whatWasKnownOfARunBeforeItsEndIsNoBaseline() throws IOException {
        Path file = Files.writeString(
                directory.resolve("killed.json"),
                "{\"verdict\": \"passed\", \"provisional\": true, \"gates\": [], \"labels\": {}}");

        assertThatThrownBy(() -> BaselineRun.read(file))
                .hasMessage("Thresholds.baselineFile: expected the run.json of an earlier run in " + file
                        + ", found what was known of a run before its end");
    }

    @Test
    void theRequestsWithinATransactionAreNotAmongTheLabelsThatCount() throws IOException {
        Path file = Files.writeString(directory.resolve("transactions.json"), """
                {
                  "verdict": "passed", "gates": [],
                  "labels": {
                    "order": {"count": 10, "response_ms": {"p50": 9}},
                    "part": {"count": 10, "response_ms": {"p50": 4}, "in_transactions": 10}
                  }
                }
                """);
        assertThat(BaselineRun.read(file)
                        .value(RuleParser.parse("p50 <= baseline").rules().get(0)))
                .hasValue(9);
    }

    private OptionalDouble baseline(String rule) throws IOException {
        Path file = Files.writeString(directory.resolve("run.json"), """
                {
                  "verdict": "passed", "rlt_iters_total": 30, "achieved_qps": 50, "p99_latency_ms": 8,
                  "lag_ms": {"avg": 1, "max": 7},
                  "gates": [
                    {"rule": "p95(~GET .*~) <= 5ms", "actual": 11},
                    {"rule": "p95(~GET .*~) in spike < 2 * baseline", "actual": 12},
                    {"rule": "p96 <= 5ms for 10s", "actual": 99},
                    {"rule": "p98 <= 5ms after 30s abort", "actual": 13}
                  ],
                  "labels": {
                    "GET /a": {"count": 10, "error_rate": 0.5, "response_ms": {"p99": 9, "p99_9": 9.9}},
                    "POST /b": {"count": 20, "service_ms": {"mean": 4}}
                  }
                }
                """);
        return BaselineRun.read(file).value(RuleParser.parse(rule).rules().get(0));
    }
}
