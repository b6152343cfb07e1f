package io.writeproof.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.results.store.DatabaseFacts;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparabilityTest extends ComparedRuns {

    @Test
    void differentEnvironmentsGetNumbersButNoVerdict() {
        StoredRun here = load(latency(5));
        StoredRun there = Runs.store(results)
                .begin(Runs.identity("sync", "there", new DatabaseFacts("17.0", Map.of(), "42.7.14")))
                .under(Runs.conditions("sync", Map.of("rate", 100)))
                .finish(RunStatus.PASSED, latency(50));

        Comparison comparison = compare(here, there);

        assertThat(comparison.sections().get(0).crossEnvironment()).isTrue();
        assertThat(comparison.rows()).allMatch(row -> row.verdict() == Verdict.NOT_JUDGED);
        assertThat(row(comparison, "insert p99").shift().orElseThrow().change()).isGreaterThan(8);
        assertThat(comparison.outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
    }

    @Test
    void anotherLoadIsRefusedAndEveryDifferenceNamed() {
        StoredRun slow = load(latency(5).put("target_qps", 100), "sync", Map.of("rate", 100, "threads", 16));
        StoredRun fast = load(latency(5).put("target_qps", 200), "async", Map.of("rate", 200, "threads", 16));

        assertThatThrownBy(() -> compare(slow, fast))
                .isInstanceOf(NotComparableException.class)
                .hasMessage("not comparable: target_qps is 100.0 in run r1 and 200.0 in run r2; "
                        + "rate is 100 in run r1 and 200 in run r2; variant is sync in run r1 and async in run r2; "
                        + "repeat one of them so that only the code differs");
    }

    @Test
    void whatOnlyOneSideHasIsNamedWhenSomethingElseCanBeCompared() {
        StoredRun slow = load(latency(5), "sync", Map.of("rate", 100));
        StoredRun fast = load(latency(5), "sync", Map.of("rate", 200));

        Comparison comparison = Comparison.of(
                side("base", slow, fast), side("head", load(latency(5), "sync", Map.of("rate", 100))), Gates.DEFAULT);

        assertThat(comparison.sections()).hasSize(1);
        assertThat(comparison.warnings())
                .containsExactly("not compared, because head has nothing like it: run r2 of inference sync");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"threads\": 1 | \"threads\": 8 | threads is 1 in the baseline and 8 in the candidate",
                "ops/s | ops/ms | unit is ops/s in the baseline and ops/ms in the candidate",
                "\"measurementTime\": \"10 s\" | \"measurementTime\": \"1 s\" | measurementTime is 10 s in the baseline and 1 s"
            })
    void rowsMeasuredInAnotherWayAreRefused(String one, String other, String message) {
        String benchmark = JmhRuns.benchmark("Writer.write", JmhRuns.forks(1, 8, 1000, NOISE));

        assertThatThrownBy(() -> compare(jmh(benchmark), jmh(benchmark.replace(one, other))))
                .isInstanceOf(NotComparableException.class)
                .hasMessageContaining("row com.example.Writer.write:size=10,mode=SYNC thrpt: " + message);
    }
}
