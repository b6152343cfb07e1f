package io.writeproof.results.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.Gates;
import io.writeproof.results.compare.JmhRuns;
import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.compare.RowKey;
import io.writeproof.results.compare.Verdict;
import io.writeproof.results.pairs.PairSession.Revision;
import io.writeproof.results.store.EnvelopeSchema;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PairRoundsTest {

    private static final Script SCRIPT = Script.of("jmh", List.of("Writer", "-p", "mode=SYNC"));
    private static final Revision BASE = new Revision("main", JmhRuns.BASE_COMMIT);
    private static final Revision HEAD = new Revision(JmhRuns.HEAD_COMMIT, JmhRuns.HEAD_COMMIT);

    @TempDir
    private Path results;

    private final StringWriter said = new StringWriter();

    @Test
    void aCommitThatMadeOneBenchmarkSlowerIsFoundByThatRow() {
        Comparison comparison = rounds(runner(1.3)).compare(SCRIPT, Gates.DEFAULT, 0);

        assertThat(comparison.rows())
                .extracting(RowComparison::verdict)
                .containsExactlyInAnyOrder(Verdict.REGRESSED, Verdict.UNCHANGED);
        assertThat(verdict(comparison, "sync")).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.baseline()).isEqualTo("main aaaaaaa");
        assertThat(comparison.candidate()).isEqualTo("bbbbbbb");
    }

    @Test
    void eachRunIsALineWithTheTimeThatTheRestTakes() {
        rounds(runner(1)).compare(SCRIPT, Gates.DEFAULT, 0);

        List<String> lines = said.toString().lines().toList();
        assertThat(lines).hasSize(13);
        assertThat(lines.get(0)).matches("12 runs in 6 pairs, order of seed 1, session .*/pairs.json");
        assertThat(lines.get(1))
                .matches("\\[ 1/12] pair 1 (base aaaaaaa|head bbbbbbb)   60 s   11 min left, until 09:12");
        assertThat(lines.get(11)).contains("[11/12] pair 6 ").endsWith("60 s left, until 09:12");
        assertThat(lines.get(12)).contains("[12/12] pair 6 ").endsWith("60 s   done");
    }

    @Test
    void theSessionIsStoredAndCanBeComparedAgain() throws IOException {
        Comparison comparison = rounds(runner(1.3)).compare(SCRIPT, Gates.DEFAULT, 0);
        Path file = session();

        assertThat(EnvelopeSchema.violations("pairs", Files.readString(file))).isEmpty();
        assertThat(PairSession.read(file).runs()).hasSize(12);
        assertThat(PairRounds.comparison(file, Gates.DEFAULT).rows())
                .extracting(RowComparison::key, RowComparison::verdict, RowComparison::shift)
                .containsExactlyElementsOf(comparison
                        .rows()
                        .map(row -> tuple(row.key(), row.verdict(), row.shift()))
                        .toList());
    }

    @Test
    void whatWasStoredBeforeAFailureStaysAndTheHalfPairIsLeftOut() {
        assertThatThrownBy(() -> rounds(runner(1).failingAt(4)).compare(SCRIPT, Gates.DEFAULT, 0))
                .isInstanceOf(PairsException.class);

        Comparison comparison = PairRounds.comparison(session(), Gates.DEFAULT);
        assertThat(comparison.warnings()).containsExactly("pair 2 is left out: only one side was measured");
        assertThat(comparison.rows()).extracting(RowComparison::verdict).containsOnly(Verdict.UNDERPOWERED);
    }

    @Test
    void aSessionWithoutAPairSaysSo() {
        assertThatThrownBy(() -> rounds(runner(1).failingAt(1)).compare(SCRIPT, Gates.DEFAULT, 0))
                .isInstanceOf(PairsException.class);

        assertThatThrownBy(() -> PairRounds.comparison(session(), Gates.DEFAULT))
                .isInstanceOf(StoreException.class)
                .hasMessage("no pair of " + session() + " counts: measure again");
    }

    @Test
    void aDamagedSessionIsRefusedByName() throws IOException {
        Path file = Files.writeString(results.resolve("pairs.json"), "{\"schema_version\": 1, \"runs\"");
        assertThatThrownBy(() -> PairSession.read(file))
                .hasMessageContaining("pairs.json is not JSON, or is cut off")
                .hasMessageEndingWith("restore it or measure again");

        Files.writeString(file, "{\"schema_version\": 2}");
        assertThatThrownBy(() -> PairSession.read(file)).hasMessageContaining("expected schema_version 1, found 2");

        Files.writeString(file, "{\"schema_version\": 1, \"started_at\": \"yesterday\"}");
        assertThatThrownBy(() -> PairSession.read(file)).hasMessageContaining("is not a session of pairs");
    }

    @Test
    void aRunOnAMachineThatWasNotSteadyTakesItsPairWithIt() throws IOException {
        rounds(runner(1)).compare(SCRIPT, Gates.DEFAULT, 0);
        Path run = results.resolve(
                        PairSession.read(session()).runs().get(2).directories().get(0))
                .resolve("run.json");
        Files.writeString(run, Files.readString(run).replaceFirst("\\{", "{\"noise_check\": {\"stable\": false},"));

        Comparison comparison = PairRounds.comparison(session(), Gates.DEFAULT);
        assertThat(comparison.warnings())
                .containsExactly("pair 2 is left out: the noise check was unstable in run run-3");
        assertThat(comparison
                        .rows()
                        .findFirst()
                        .orElseThrow()
                        .baseline()
                        .orElseThrow()
                        .size())
                .isEqualTo(5);
    }

    @Test
    void benchmarksHaveOneForkUnlessTheArgumentsSayHowMany() {
        assertThat(SCRIPT.arguments()).startsWith("-f", "1");
        assertThat(Script.of("jmh", List.of("-f", "3")).arguments()).containsExactly("-f", "3");
        assertThat(Script.of("jmh", List.of("-f3")).arguments()).containsExactly("-f3");
        assertThat(Script.of("inference", List.of("--rate", "9")).run(Path.of("/r")))
                .containsExactly("scripts/load", "inference", "--results-dir", "/r", "--rate", "9");
        assertThat(SCRIPT.run(Path.of("/r"))).startsWith("scripts/bench", "--store", "/r", "-f", "1", "Writer");
    }

    @Test
    void whatRegressedOnlyOnceIsNotBelieved() {
        FakeRunner runner = new FakeRunner(
                results,
                (side, benchmark, run) ->
                        1000 / (side == PairSide.HEAD && (run <= 12 || benchmark.endsWith(".sync")) ? 1.3 : 1));
        Comparison comparison = rounds(runner).compare(SCRIPT, Gates.DEFAULT, 2);

        assertThat(verdict(comparison, "Writer.sync")).isEqualTo(Verdict.REGRESSED);
        assertThat(verdict(comparison, "Writer.async")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(said.toString()).contains("confirmation 1 of 2: 2 regressed", "confirmation 2 of 2: 1 regressed");
        assertThat(runner.scripts()).hasSize(36);
        assertThat(runner.scripts().get(12).arguments())
                .contains("^(?!(?:\\Qcom.example.Writer.async\\E|\\Qcom.example.Writer.sync\\E)$)");
        assertThat(runner.scripts().get(35).arguments())
                .containsExactly(
                        "-f",
                        "1",
                        "Writer",
                        "-p",
                        "size=10",
                        "-p",
                        "mode=SYNC",
                        "-e",
                        "^(?!(?:\\Qcom.example.Writer.sync\\E)$)");
    }

    @Test
    void whatDidNotRegressIsNotMeasuredAgain() {
        FakeRunner runner = runner(1);
        rounds(runner).compare(SCRIPT, Gates.DEFAULT, 2);

        assertThat(runner.scripts()).hasSize(12);
    }

    @Test
    void aPlanIsRunWholeAgain() {
        Script plan = Script.of("inference", List.of("--rate", "9"));

        assertThat(plan.narrowedTo(List.of(new RowKey("all", "p99")))).isEqualTo(plan);
    }

    @Test
    void identicalCodeShowsWhatItsRowsDifferBy() {
        Calibration calibration = rounds(runner(1)).calibrate(SCRIPT, Gates.DEFAULT);

        assertThat(calibration.pairs()).isEqualTo(6);
        assertThat(calibration.comparisons()).isEqualTo(1);
        assertThat(calibration.judged()).isEqualTo(2);
        assertThat(calibration.alarms()).isZero();
        assertThat(calibration.changes().values())
                .hasSize(2)
                .allSatisfy(changes -> assertThat(changes).hasSize(6).isSorted());
        assertThat(calibration.floors().values()).hasSize(2).allMatch(floor -> floor > 0.001 && floor < 0.06);
    }

    @Test
    void withEnoughForksEachPairIsAComparisonAndAnAlarmIsCounted() {
        FakeRunner drifting = new FakeRunner(
                        results, (side, benchmark, run) -> side == PairSide.HEAD && run <= 2 ? 500 : 1000)
                .withForks(6);
        Calibration calibration = rounds(drifting).calibrate(SCRIPT, Gates.DEFAULT);

        assertThat(calibration.comparisons()).isEqualTo(6);
        assertThat(calibration.judged()).isEqualTo(12);
        assertThat(calibration.alarms()).isEqualTo(2);
        assertThat(calibration.floors().values()).allMatch(floor -> floor > 0.4);
    }

    private FakeRunner runner(double slower) {
        return new FakeRunner(
                results,
                (side, benchmark, run) -> 1000 / (side == PairSide.HEAD && benchmark.endsWith(".sync") ? slower : 1));
    }

    private PairRounds rounds(FakeRunner runner) {
        Progress progress = new Progress(new PrintWriter(said), runner.clock(), ZoneOffset.UTC);
        PairMeasurement measurement = new PairMeasurement(runner, new RunStore(results), progress);
        return new PairRounds(measurement, progress, new PairRounds.Plan(new Revisions(BASE, HEAD), 6, 1));
    }

    private Path session() {
        try (Stream<Path> files = Files.walk(results.resolve("pairs"))) {
            return files.filter(file -> file.endsWith("pairs.json")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict verdict(Comparison comparison, String benchmark) {
        return comparison
                .rows()
                .filter(row -> row.key().label().contains("." + benchmark))
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}
