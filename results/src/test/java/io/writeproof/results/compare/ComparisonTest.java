package io.writeproof.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.DatabaseFacts;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonTest {

    private static final double NOISE = 0.02;

    @TempDir
    private Path results;

    private int stored;

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

    private static String timed(double[][] forks) {
        return JmhRuns.benchmark("Writer.write", forks)
                .replace("ops/s", "us/op")
                .replace(", \"params\": {\"size\": \"10\", \"mode\": \"SYNC\"}", "")
                .replace("thrpt", "avgt");
    }

    private static ObjectNode errors(int count) {
        ObjectNode details = Runs.details().removeAll();
        details.putObject("labels")
                .putObject("insert")
                .put("errors", count)
                .putObject("response_ms")
                .put("p50", 1)
                .put("p95", 2)
                .put("p99", 3);
        return details;
    }

    private static ObjectNode latency(double p99) {
        ObjectNode details = errors(0).put("achieved_qps", 100);
        ((ObjectNode) details.at("/labels/insert/response_ms")).put("p99", p99);
        return details;
    }

    private StoredRun jmh(String... benchmarks) {
        stored++;
        return JmhRuns.store(results, "r" + stored, JmhRuns.BASE_COMMIT, JmhRuns.file(benchmarks));
    }

    private StoredRun load(ObjectNode details) {
        return load(details, "sync", Map.of("rate", 100));
    }

    private StoredRun load(ObjectNode details, String variant, Map<String, Object> parameters) {
        stored++;
        return Runs.store(results)
                .begin(Runs.identity(variant, "r" + stored, Runs.DATABASE))
                .under(Runs.conditions(variant, parameters))
                .finish(RunStatus.PASSED, details);
    }

    private static Side side(String name, StoredRun... runs) {
        return new Side(name, List.of(runs), List.of());
    }

    private static Comparison compare(StoredRun base, StoredRun head) {
        return Comparison.of(side("base", base), side("head", head), Gates.DEFAULT);
    }

    private static RowComparison onlyRow(Comparison comparison) {
        List<RowComparison> rows = comparison.rows().toList();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static RowComparison row(Comparison comparison, String key) {
        Optional<RowComparison> found = comparison
                .rows()
                .filter(row -> row.key().toString().equals(key))
                .findFirst();
        assertThat(found).as(key).isPresent();
        return found.orElseThrow();
    }
}
