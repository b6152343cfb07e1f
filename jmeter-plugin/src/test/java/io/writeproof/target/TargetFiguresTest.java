package io.writeproof.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Figures are right over the whole run and over phases, and are missing with their reason when they cannot be right. */
class TargetFiguresTest {

    private static final List<Span> WHOLE = List.of(new Span(at(0), at(2)));
    private static final ProcessFacts NOTHING_KNOWN = new ProcessFacts(null, null, null, null, null, null);

    private final TargetHistory history = new TargetHistory();

    @Test
    void lastLeastGreatestAndMeanValueAreThoseOfTheScrapesInThePart() {
        history.follow(series("depth"));
        history.follow(series("depth{q=\"a\"}"));
        List<Integer> values = List.of(90, 5, 7, 3, 80);
        for (int i = 0; i < values.size(); i++) {
            scrape(i, "# TYPE depth gauge\ndepth{q=\"a\"} " + values.get(i) + "\ndepth{q=\"b\"} 1\n");
        }
        TargetFigures part = figures(1, 3);

        assertThat(part.value(series("depth"))).isEqualTo(new Figure.Value(4));
        assertThat(part.min(series("depth{q=\"a\"}"))).isEqualTo(new Figure.Value(3));
        assertThat(part.max(series("depth"))).isEqualTo(new Figure.Value(8));
        assertThat(part.mean(series("depth{q=\"a\"}"))).isEqualTo(new Figure.Value(5));
        assertThat(part.delta(series("depth"))).isEqualTo(new Figure.Value(-2));
        assertThat(figures(0, 4).value(series("depth{q=\"b\"}"))).isEqualTo(new Figure.Value(1));
    }

    @Test
    void aDifferenceReachesFromTheScrapeBeforeThePartToTheOneAfterIt() {
        history.follow(series("n_total"));
        for (int second = 0; second <= 10; second += 2) {
            scrape(second, "n_total " + second * second);
        }

        assertThat(figures(3, 7).delta(series("n_total"))).isEqualTo(new Figure.Value(64 - 4));
        assertThat(figures(3, 7).rate(series("n_total"))).isEqualTo(new Figure.Value(10));
        assertThat(figures(0, 10).delta(series("n_total"))).isEqualTo(new Figure.Value(100));
    }

    @Test
    void partsAreAddedAndThoseThatTouchCountOnce() {
        history.follow(series("n_total"));
        for (int second = 0; second <= 10; second++) {
            scrape(second, "n_total " + second);
        }

        assertThat(figures(new Span(at(7), at(9)), new Span(at(0), at(2)), new Span(at(2), at(3)))
                        .delta(series("n_total")))
                .isEqualTo(new Figure.Value(5));
    }

    @Test
    void aRatioIsOfDifferences() {
        scrape(0, "hits_total 100\nasked_total 100\n");
        scrape(1, "hits_total 130\nasked_total 140\n");

        assertThat(figures(0, 1).ratio(series("hits_total"), series("asked_total")))
                .isEqualTo(new Figure.Value(0.75));
        assertThat(figures(1, 1).ratio(series("hits_total"), series("asked_total")))
                .isEqualTo(missing("a difference of asked_total needs two scrapes around this time, found one"));
    }

    @Test
    void nothingIsDividedByZero() {
        scrape(0, "hits_total 1\nasked_total 1\n");
        scrape(1, "hits_total 2\nasked_total 1\n");

        assertThat(figures(0, 1).ratio(series("hits_total"), series("asked_total")))
                .isEqualTo(missing("asked_total did not change, so nothing can be divided by its delta"));
    }

    @Test
    void aCounterThatAppearsInTheMiddleWasZeroBefore() {
        scrape(0, "ok_total 5\n");
        scrape(1, "ok_total 6\nerrors_total{code=\"500\"} 2\n");
        scrape(2, "ok_total 7\nerrors_total{code=\"500\"} 3\nerrors_total{code=\"503\"} 4\n");
        history.follow(series("errors_total"));
        TargetHistory followed = new TargetHistory();
        followed.follow(series("errors_total"));
        followed.scraped(Exposition.parse("ok_total 5\n"), at(0));
        followed.scraped(Exposition.parse("errors_total{code=\"500\"} 2\n"), at(1));

        assertThat(figures(0, 2).delta(series("errors_total"))).isEqualTo(new Figure.Value(7));
        assertThat(new TargetFigures(followed, List.of(new Span(at(0), at(1)))).delta(series("errors_total")))
                .isEqualTo(new Figure.Value(2));
    }

    @Test
    void aCounterThatFellHasNoDifferenceButAGaugeHas() {
        history.follow(series("n_total"));
        history.follow(series("depth"));
        scrape(0, "n_total 100\ndepth 9\n");
        scrape(1, "n_total 3\ndepth 4\n");
        scrape(2, "n_total 200\ndepth 5\n");

        assertThat(figures(0, 2).delta(series("n_total")))
                .isEqualTo(missing(
                        "n_total fell back in this time, as after a restart of the target, so it has no difference"));
        assertThat(figures(1, 2).delta(series("n_total"))).isEqualTo(new Figure.Value(197));
        assertThat(figures(0, 2).delta(series("depth"))).isEqualTo(new Figure.Value(-4));
    }

    @Test
    void aRestartIsNoticedWhenTheCounterHasPassedItsOldValueAlready() {
        scrape(0, "n_total 1\nprocess_start_time_seconds 1000\n");
        scrape(1, "n_total 9\nprocess_start_time_seconds 1060\n");

        assertThat(figures(0, 1).delta(series("n_total")))
                .isEqualTo(missing("the target was restarted in this time (process_start_time_seconds changed), so"
                        + " n_total has no difference"));
    }

    @Test
    void aMetricThatDoesNotExistIsMissingWithTheNamesThatAreNear() {
        scrape(0, "gateway_rows_written_total{write_mode=\"sync\"} 1\ngateway_rows_failed_total 0\nother 1\n");

        assertThat(figures(0, 1).value(series("gateway_rows_writen_total")))
                .isEqualTo(missing("the target has no metric gateway_rows_writen_total; similar names:"
                        + " gateway_rows_written_total, gateway_rows_failed_total"));
        assertThat(figures(0, 1).delta(series("gateway_rows_written_total{write_mode=\"async\"}")))
                .isEqualTo(missing("the target has no metric gateway_rows_written_total{write_mode=\"async\"}; its"
                        + " series: {write_mode=\"sync\"}"));
        assertThat(figures(0, 1).max(series("zzzzzzzzzzzzzzz")))
                .isEqualTo(
                        missing("the target has no metric zzzzzzzzzzzzzzz; none of its 3 metrics has a similar name"));
    }

    @Test
    void aPartWithoutAScrapeHasNoValue() {
        scrape(0, "depth 1\n");
        scrape(9, "depth 2\n");

        assertThat(figures(3, 4).max(series("depth")))
                .isEqualTo(missing("no scrape that had depth fell into this time"));
        assertThat(figures(3, 4).delta(series("depth"))).isEqualTo(new Figure.Value(1));
    }

    @Test
    void whatIsNotANumberIsMissing() {
        scrape(0, "depth NaN\n");

        assertThat(figures(0, 0).value(series("depth"))).isEqualTo(missing("the target gave NaN for it"));
    }

    @Test
    void nothingIsSaidWhenTheTargetCouldNotBeReadAfterTheLoad() {
        scrape(0, "depth 1\n");
        history.failed("gone");
        history.blindAtEnd("gone");

        assertThat(figures(0, 0).value(series("depth")))
                .isEqualTo(missing("the metrics could not be read after the load: gone"));
        assertThatThrownBy(() -> figures(0, 0).trend(series("depth"))).hasMessageContaining("after the load: gone");
    }

    @Test
    void nothingIsSaidWhenMoreThanATenthOfTheScrapesFailed() {
        for (int i = 0; i < 9; i++) {
            scrape(i, "depth 1\n");
        }
        history.failed("slow");
        assertThat(figures(0, 9).value(series("depth"))).isEqualTo(new Figure.Value(1));

        history.failed("slower");
        assertThat(figures(0, 9).value(series("depth")))
                .isEqualTo(missing("2 of 11 scrapes of the metrics failed, the latest: slower"));
    }

    @Test
    void aQuantileIsThatOfTheObservationsInThePart() {
        BiFunction<Integer, Integer, String> page = (low, all) -> "# TYPE t histogram\nt_bucket{le=\"0.1\"} " + low
                + "\nt_bucket{le=\"0.5\"} " + all + "\nt_bucket{le=\"+Inf\"} " + all + "\n";
        scrape(0, page.apply(1000, 1000));
        scrape(1, page.apply(1060, 1100));

        assertThat(figures(0, 1).quantile(0.3, series("t"))).isEqualTo(new Figure.Value(0.05));
        assertThat(((Figure.Value) figures(0, 1).quantile(0.8, series("t"))).value())
                .isCloseTo(0.3, offset(1e-12));
        assertThat(figures(0, 1).quantile(0.8, series("u")))
                .isEqualTo(missing("the target has no metric u_bucket; similar names: t_bucket"));
    }

    @Test
    void aTrendNeedsTenScrapes() throws TargetException {
        for (int i = 0; i < 20; i++) {
            scrape(i, "process_resident_memory_bytes " + (100 + i) + "\n");
        }

        assertThat(figures(0, 19).trend(series("process_resident_memory_bytes")).significant())
                .isTrue();
        assertThat(figures(0, 19).trend(series("process_resident_memory_bytes")).relativeRise())
                .isCloseTo(0.19, offset(1e-9));
        assertThatThrownBy(() -> figures(0, 8).trend(series("process_resident_memory_bytes")))
                .hasMessage("a trend of process_resident_memory_bytes needs at least 10 scrapes in this time, found 9");
    }

    /** A leak that ended in a kill: what the new process takes says nothing of it. */
    @Test
    void aRestartLeavesNoTrend() {
        for (int i = 0; i < 20; i++) {
            scrape(
                    i,
                    "process_resident_memory_bytes " + (i < 15 ? 100 + i : 20) + "\nprocess_start_time_seconds "
                            + (i < 15 ? 1000 : 1060) + "\n");
        }

        assertThatThrownBy(() -> figures(0, 19).trend(series("process_resident_memory_bytes")))
                .hasMessage("the target was restarted in this time (process_start_time_seconds changed), so"
                        + " process_resident_memory_bytes has no trend");
        assertThatCode(() -> figures(0, 13).trend(series("process_resident_memory_bytes")))
                .doesNotThrowAnyException();
    }

    @Test
    void theProcessIsFollowedUnasked() {
        scrape(0, "process_resident_memory_bytes 100\nprocess_cpu_seconds_total 1\n");
        scrape(1, "process_resident_memory_bytes 300\nprocess_cpu_seconds_total 2\n");
        scrape(2, "process_resident_memory_bytes 200\nprocess_cpu_seconds_total 5\n");

        assertThat(ProcessFacts.of(history, WHOLE)).isEqualTo(new ProcessFacts(100.0, 200.0, 300.0, 4.0, 2.0, null));
    }

    @Test
    void aProcessThatDoesNotTellOrWasNotReadIsUnknownWithoutAProblem() {
        assertThat(ProcessFacts.of(history, WHOLE)).isEqualTo(NOTHING_KNOWN);
        scrape(0, "other_total 1\n");
        scrape(2, "other_total 1\n");

        assertThat(ProcessFacts.of(history, WHOLE)).isEqualTo(NOTHING_KNOWN);
        assertThat(ProcessFacts.of(history, List.of())).isEqualTo(NOTHING_KNOWN);
    }

    @Test
    void aProcessThatWasRestartedOrIsGoneHasAProblem() {
        scrape(0, "process_resident_memory_bytes 100\nprocess_cpu_seconds_total 9\n");
        scrape(2, "process_resident_memory_bytes 50\nprocess_cpu_seconds_total 1\n");

        ProcessFacts restarted = ProcessFacts.of(history, WHOLE);
        assertThat(restarted.residentBytesAtEnd()).isEqualTo(50);
        assertThat(restarted.cpus()).isNull();
        assertThat(restarted.problem()).contains("process_cpu_seconds_total fell back", "restart of the target");

        history.blindAtEnd("refused");
        assertThat(ProcessFacts.of(history, WHOLE))
                .isEqualTo(new ProcessFacts(
                        null, null, null, null, null, "the metrics could not be read after the load: refused"));
    }

    private void scrape(int second, String page) {
        history.scraped(Exposition.parse(page), at(second));
    }

    private TargetFigures figures(int fromSecond, int toSecond) {
        return figures(new Span(at(fromSecond), at(toSecond)));
    }

    private TargetFigures figures(Span... spans) {
        return new TargetFigures(history, List.of(spans));
    }

    /** On a clock that runs over from the greatest to the least number. */
    private static long at(int second) {
        return Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5) + TimeUnit.SECONDS.toNanos(second);
    }

    private static SeriesSelector series(String text) {
        return SeriesSelector.parse(text);
    }

    private static Figure missing(String reason) {
        return new Figure.Missing(reason);
    }
}
