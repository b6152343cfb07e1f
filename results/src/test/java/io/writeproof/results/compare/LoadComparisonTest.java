package io.writeproof.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoadComparisonTest extends ComparedRuns {

    @ParameterizedTest
    @CsvSource({"0, 0, UNCHANGED, OK", "0, 37, FAILED, REGRESSION", "5, 2, IMPROVED, OK", "5, 5, UNCHANGED, OK"})
    void faultsAreComparedExactly(int before, int after, Verdict verdict, Outcome outcome) {
        Comparison comparison = compare(load(errors(before)), load(errors(after)));

        assertThat(row(comparison, "insert errors").verdict()).isEqualTo(verdict);
        assertThat(comparison.outcome()).isEqualTo(outcome);
    }

    @Test
    void theSpeedOfARunThatLostRowsProvesNothing() {
        ObjectNode lossy = latency(5);
        lossy.putObject("parity").put("passed", false).put("lost", 37);
        ObjectNode sound = latency(5);
        sound.putObject("parity").put("passed", true).put("lost", 0);

        Comparison comparison = compare(load(sound), load(lossy));

        assertThat(row(comparison, "parity lost").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(row(comparison, "insert p99").verdict()).isEqualTo(Verdict.INVALID);
        assertThat(row(comparison, "insert p99").note()).startsWith("parity failed in run r");
        assertThat(comparison.outcome()).isEqualTo(Outcome.REGRESSION);
    }

    @Test
    void latenciesAtARateThatWasNotReachedProveNothing() {
        Comparison comparison = compare(
                load(latency(5).put("target_qps", 100)),
                load(latency(5).put("target_qps", 100).put("achieved_qps", 60)));

        assertThat(row(comparison, "insert p99").note()).startsWith("the planned rate was missed in run r");
        assertThat(row(comparison, "all achieved").verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(comparison.outcome()).isEqualTo(Outcome.INVALID);
    }

    @Test
    void anUnstableMachineProvesNothing() {
        ObjectNode unstable = latency(5);
        unstable.putObject("noise_check").put("stable", false);

        assertThat(row(compare(load(latency(5)), load(unstable)), "insert p99").note())
                .startsWith("the noise check was unstable in run r");
    }

    @Test
    void halfAMillisecondIsNoRegression() {
        List<StoredRun> before = new ArrayList<>();
        List<StoredRun> after = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            before.add(load(latency(0.5 + i * 0.001)));
            after.add(load(latency(0.8 + i * 0.001)));
        }

        RowComparison row = row(
                Comparison.of(new Side("a", before, List.of()), new Side("b", after, List.of()), Gates.DEFAULT),
                "insert p99");

        assertThat(row.shift().orElseThrow().change()).isGreaterThan(0.5);
        assertThat(row.gate()).isGreaterThan(0.9);
        assertThat(row.verdict()).isEqualTo(Verdict.UNCHANGED);
    }
}
