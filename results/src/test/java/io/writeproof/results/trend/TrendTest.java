package io.writeproof.results.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.writeproof.results.compare.Direction;
import io.writeproof.results.store.RunSummary;
import io.writeproof.results.trend.Change.Basis;
import io.writeproof.results.trend.Change.Judgement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrendTest {

    private static final double[] STEP = {10, 11, 10, 10.5, 10.2, 10.1, 15, 15.2, 14.9, 15.1, 15.3, 15};

    @Test
    void aChangeNamesTheCommitsOnBothSidesAndTheirMedians() {
        Trend trend = trend(STEP);

        assertThat(trend.changes()).hasSize(1);
        Change change = trend.changes().get(0);
        assertThat(change.last().run().runId()).isEqualTo("run-6");
        assertThat(change.first().run().runId()).isEqualTo("run-7");
        assertThat(change.before()).isEqualTo(10.15, within(1e-9));
        assertThat(change.after()).isEqualTo(15.05, within(1e-9));
        assertThat(change.percent()).isCloseTo(48.3, within(0.1));
        assertThat(change.basis()).isEqualTo(Basis.CHANGE_POINT);
        assertThat(change.judgement(trend.series().direction())).contains(Judgement.WORSE);
        assertThat(trend.levels())
                .containsExactly(new Trend.Level(0, 6, change.before()), new Trend.Level(6, 12, change.after()));
    }

    @Test
    void theUnitSaysWhetherAChangeIsForTheBetter() {
        Change change = trend(STEP).changes().get(0);

        assertThat(change.judgement(Direction.ofUnit("ops/s"))).contains(Judgement.BETTER);
        assertThat(change.judgement(Direction.ofUnit("furlong"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'10 11 12 20 21 22', 1", // all beyond
        "'10 11 12 20 11.5 22', 0", // one of them is not
        "'10 11 12 9 8.9 8', 1", // downwards
        "'100 101 102 103 103 103', 0", // beyond, but by less than 5 %
        "'10 11 20 21 22', 0" // too few
    })
    void aShortHistoryShowsWhenTheNewestRunsLieBeyondAllOthers(String values, int changes) {
        double[] series = Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();

        assertThat(trend(series).changes()).hasSize(changes).allMatch(change -> change.basis() == Basis.SHORT_HISTORY);
    }

    @Test
    void runsAreInTheOrderOfTheirCommitsWheneverTheyWereMeasured() {
        List<RunSummary> runs = new ArrayList<>(Histories.ofP99(1, 2, 3));
        Collections.reverse(runs);
        runs.get(0).line().put("started_at", "2026-10-01T00:00:00Z");

        assertThat(History.of(runs, metric -> true).get(0).values()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({"suite", "variant", "environment", "load"})
    void runsThatCannotBeComparedAreSeriesOfTheirOwn(String field) {
        List<RunSummary> runs = Histories.ofP99(1, 2, 3);
        runs.get(1).line().put(field, "another");

        assertThat(History.of(runs, metric -> true)).hasSize(2);
    }

    @Test
    void invalidRunsAndMissingFiguresAreLeftOut() {
        List<RunSummary> runs = Histories.ofP99(1, 2, Double.NaN, 4);
        runs.get(1).line().put("status", "invalid");

        assertThat(History.of(runs, metric -> true).get(0).values()).containsExactly(1, 4);
    }

    @Test
    void mediansOfBenchmarksAreFiguresWithTheirUnits() {
        RunSummary run = Histories.run(1, 5);
        run.line()
                .putObject("medians")
                .putObject("A.b-Throughput")
                .put("value", 7.5)
                .put("unit", "ops/ms");

        List<Series> series = History.of(List.of(run), metric -> metric.contains("A.b"));

        assertThat(series).hasSize(1);
        assertThat(series.get(0).unit()).isEqualTo("ops/ms");
        assertThat(series.get(0).values()).containsExactly(7.5);
    }

    private static Trend trend(double... values) {
        return Trend.of(History.of(Histories.ofP99(values), metric -> true).get(0));
    }
}
