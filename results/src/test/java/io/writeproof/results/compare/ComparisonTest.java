package io.writeproof.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonTest extends ComparedRuns {

    @ParameterizedTest
    @CsvSource({
        "1.0, 8, UNCHANGED, OK",
        "0.8, 8, REGRESSED, REGRESSION",
        "1.25, 8, IMPROVED, OK",
        "0.8, 3, UNDERPOWERED, OK",
        "1.0, 1, UNDERPOWERED, OK"
    })
    void aThroughputIsJudgedByHowFarItMoved(double factor, int forks, Verdict verdict, Outcome outcome) {
        Comparison comparison = compare(
                jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(1, forks, 1000, NOISE))),
                jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(2, forks, 1000 * factor, NOISE))));

        assertThat(row(comparison, "com.example.Writer.write:size=10,mode=SYNC thrpt")
                        .verdict())
                .isEqualTo(verdict);
        assertThat(comparison.outcome()).isEqualTo(outcome);
    }

    @Test
    void moreTimePerOperationIsWorse() {
        Comparison comparison =
                compare(jmh(timed(JmhRuns.forks(1, 8, 10, NOISE))), jmh(timed(JmhRuns.forks(2, 8, 13, NOISE))));

        assertThat(onlyRow(comparison).verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void theDirectionOfARowCanBeStated() {
        Gates gates = new Gates(
                0.05, 0.5, NoiseFloors.NONE, Map.of("com.example.Writer.write", Direction.HIGHER_IS_BETTER), 0.05);
        StoredRun slow = jmh(timed(JmhRuns.forks(1, 8, 10, NOISE)));
        StoredRun fast = jmh(timed(JmhRuns.forks(2, 8, 13, NOISE)));

        assertThat(onlyRow(Comparison.of(side("base", slow), side("head", fast), gates))
                        .verdict())
                .isEqualTo(Verdict.IMPROVED);
    }

    @Test
    void aRowWithoutADirectionIsNotJudgedAndSaysWhatToSay() {
        StoredRun run = jmh(JmhRuns.benchmark("Cache.hits", "\"rawData\": [[1],[2]]", "furlongs"));

        RowComparison row = onlyRow(compare(run, run));

        assertThat(row.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(row.note())
                .isEqualTo(
                        "nobody knows which way furlongs gets better: say --direction '" + row.key() + "=up' or down");
    }

    @Test
    void noiseIsNoEqualityAndTheNumberOfReplicatesThatWouldTellIsNamed() {
        RowComparison row = onlyRow(compare(
                jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(1, 6, 1000, 0.15))),
                jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(2, 6, 1000, 0.15)))));

        assertThat(row.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(row.note()).matches("about \\d+ more replicates a side|more replicates than are sensible.*");
    }

    @Test
    void theForksOfSeveralRunsCountTogether() {
        Side base = side(
                "base",
                jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(1, 4, 1000, NOISE))),
                jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(2, 4, 1000, NOISE))));
        Side head = side(
                "head",
                jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(3, 4, 700, NOISE))),
                jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(4, 4, 700, NOISE))));

        RowComparison row = onlyRow(Comparison.of(base, head, Gates.DEFAULT));

        assertThat(row.baseline().orElseThrow().size()).isEqualTo(8);
        assertThat(row.verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void aBenchmarkThatVanishedFailsAndANewOneDoesNot() {
        String kept = JmhRuns.benchmark("Writer.kept", JmhRuns.forks(1, 8, 1000, NOISE));
        String other = JmhRuns.benchmark("Writer.other", JmhRuns.forks(2, 8, 1000, NOISE));
        StoredRun both = jmh(kept, other);
        StoredRun one = jmh(kept);

        assertThat(compare(both, one).has(Verdict.MISSING)).isTrue();
        assertThat(compare(both, one).outcome()).isEqualTo(Outcome.REGRESSION);
        assertThat(compare(one, both).has(Verdict.NEW)).isTrue();
        assertThat(compare(one, both).outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void oneRegressionOutweighsAnyImprovement() {
        Comparison comparison = compare(
                jmh(
                        JmhRuns.benchmark("Writer.a", JmhRuns.forks(1, 8, 1000, NOISE)),
                        JmhRuns.benchmark("Writer.b", JmhRuns.forks(2, 8, 1000, NOISE))),
                jmh(
                        JmhRuns.benchmark("Writer.a", JmhRuns.forks(3, 8, 2000, NOISE)),
                        JmhRuns.benchmark("Writer.b", JmhRuns.forks(4, 8, 700, NOISE))));

        assertThat(comparison.has(Verdict.IMPROVED)).isTrue();
        assertThat(comparison.outcome()).isEqualTo(Outcome.REGRESSION);
    }

    @Test
    void manyRowsNeedMoreReplicates() {
        String[] rows = IntStream.range(0, 20)
                .mapToObj(i -> JmhRuns.benchmark("Writer.row" + i, JmhRuns.forks(i, 5, 1000, NOISE)))
                .toArray(String[]::new);
        StoredRun run = jmh(rows);

        Comparison comparison = compare(run, run);

        assertThat(comparison.rows())
                .allSatisfy(row -> assertThat(row.verdict()).isEqualTo(Verdict.UNDERPOWERED))
                .allSatisfy(row -> assertThat(row.note()).isEqualTo("needs 6 replicates a side"));
        assertThat(comparison.strictOutcome()).isEqualTo(Outcome.UNDERPOWERED);
    }

    @Test
    void aMeasuredNoiseFloorRaisesTheGate() {
        String environment = Runs.identity().environment().fingerprint();
        StoredRun base = jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(1, 8, 1000, NOISE)));
        StoredRun head = jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(2, 8, 800, NOISE)));
        RowKey key = onlyRow(compare(base, head)).key();
        NoiseFloors floors = new NoiseFloors(Map.of(new NoiseFloors.Place("jmh", environment, key), 0.2));

        RowComparison row = onlyRow(
                Comparison.of(side("base", base), side("head", head), new Gates(0.05, 0.5, floors, Map.of(), 0.05)));

        assertThat(row.gate()).isEqualTo(1.5 * 0.2);
        assertThat(row.verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void aRowThatProvesNothingMakesTheComparisonInvalid() {
        StoredRun nan = jmh(JmhRuns.benchmark("Writer.write", "\"rawData\": [[\"NaN\"],[1]]", "ops/s"));

        RowComparison row = onlyRow(compare(nan, nan));

        assertThat(row.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(compare(nan, nan).outcome()).isEqualTo(Outcome.INVALID);
    }

    @Test
    void theSelfTestProvesThatTheGateCanFail() {
        Side side = side("base", jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(1, 10, 1000, NOISE))));

        SelfTest test = SelfTest.of(side, Gates.DEFAULT, 0.1);

        assertThat(test.unchanged().outcome()).isEqualTo(Outcome.OK);
        assertThat(test.worsened().outcome()).isEqualTo(Outcome.REGRESSION);
        assertThat(test.proven()).isTrue();
    }

    @Test
    void aGateThatCannotFailIsNotProven() {
        Side noisy = side("base", jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(1, 3, 1000, NOISE))));

        assertThat(SelfTest.of(noisy, Gates.DEFAULT, 0.1).proven()).isFalse();
        Side good = side("base", jmh(JmhRuns.benchmark("Writer.write", JmhRuns.forks(1, 10, 1000, NOISE))));
        assertThat(SelfTest.of(good, Gates.DEFAULT.withThreshold(0.5), 0.1).proven())
                .isFalse();
    }
}
