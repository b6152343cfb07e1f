package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Schedule;
import io.writeproof.scrape.TargetQuestions;
import io.writeproof.summary.TargetSummary;
import io.writeproof.summary.TargetSummary.Cpu;
import io.writeproof.summary.TargetSummary.Memory;
import io.writeproof.target.Exposition;
import io.writeproof.target.Span;
import io.writeproof.target.TargetHistory;
import io.writeproof.target.TargetScraper;
import io.writeproof.threshold.Labels;
import io.writeproof.threshold.Scope;
import io.writeproof.threshold.Series;
import io.writeproof.threshold.TargetMeasure;
import io.writeproof.threshold.TargetMeasure.Function;
import io.writeproof.threshold.TargetValues.Known;
import io.writeproof.threshold.TargetValues.Rise;
import io.writeproof.threshold.TargetValues.Significance;
import io.writeproof.threshold.TargetValues.Unknown;
import io.writeproof.threshold.TargetValues.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rules about the target get the figure of the phases they name. */
class ScrapedTargetTest {

    private static final TargetMeasure DELTA = measure(Function.DELTA, "n_total");

    private final TargetHistory history = new TargetHistory();
    private long now;
    private final TargetScraper scraper = new TargetScraper(this::page, history, Duration.ofSeconds(1), () -> now);

    /** A counter that is the square of the seconds. */
    private Exposition page() {
        long second = TimeUnit.NANOSECONDS.toSeconds(now);
        return Exposition.parse("n_total " + second * second + "\ndepth " + (second % 10) + "\nlevel " + (100 + second)
                + "\nprocess_resident_memory_bytes " + 1000 * second + "\nprocess_cpu_seconds_total " + second / 2.0
                + "\nt_bucket{le=\"1\"} " + second + "\nt_bucket{le=\"+Inf\"} " + second + "\n");
    }

    @Test
    void withoutPhasesItIsTheMeasuredTime() throws Exception {
        ScrapedTarget target = target("warmup: 1/s for 10s; steady: 1/s for 20s; end: 1/s for 10s");

        assertThat(target.value(DELTA, Scope.MEASURED)).isEqualTo(new Known(40 * 40 - 10 * 10));
        assertThat(target.value(measure(Function.VALUE, "n_total"), Scope.MEASURED))
                .isEqualTo(new Known(1600));
    }

    @Test
    void phasesAreThoseOfTheSchedule() throws Exception {
        ScrapedTarget target = target("warmup: 1/s for 10s; steady: 1/s for 20s; end: 1/s for 10s");

        assertThat(target.value(DELTA, in("steady"))).isEqualTo(new Known(30 * 30 - 10 * 10));
        assertThat(target.value(DELTA, in("warmup", "end"))).isEqualTo(new Known(100 + 1600 - 900));
        assertThat(target.value(measure(Function.MAX, "level"), in("warmup"))).isEqualTo(new Known(110));
    }

    @Test
    void theGraceIsLeftOutAtTheBeginning() throws Exception {
        ScrapedTarget target = target("warmup: 1/s for 10s; steady: 1/s for 30s");
        Scope late = new Scope(Labels.ALL, List.of(), Duration.ofSeconds(20));

        assertThat(target.value(DELTA, late)).isEqualTo(new Known(40 * 40 - 30 * 30));
    }

    @Test
    void withoutAScheduleItIsTheTimeFromTheFirstMeasuredSendOn() throws Exception {
        ScrapedTarget target =
                scraped(recorded(Map.of("warmup", span(2, 9), "single", span(10, 20), "users", span(20, 30))));

        assertThat(target.value(DELTA, Scope.MEASURED)).isEqualTo(new Known(40 * 40 - 10 * 10));
        assertThat(target.value(DELTA, in("single"))).isEqualTo(new Known(20 * 20 - 10 * 10));
        assertThat(target.value(DELTA, in("warmup"))).isEqualTo(new Known(9 * 9 - 2 * 2));
    }

    @Test
    void everyFunctionHasItsFigure() throws Exception {
        ScrapedTarget target = scraped(recorded(Map.of("users", span(0, 40))));
        TargetMeasure quantile = new TargetMeasure(Function.QUANTILE, new BigDecimal("0.5"), List.of(series("t")));
        TargetMeasure ratio = new TargetMeasure(Function.RATIO, null, List.of(series("n_total"), series("n_total")));

        assertThat(value(target, Function.MIN, "level")).isEqualTo(new Known(100));
        assertThat(value(target, Function.MEAN, "level")).isEqualTo(new Known(120));
        assertThat(value(target, Function.RATE, "n_total")).isEqualTo(new Known(40));
        assertThat(target.value(ratio, Scope.MEASURED)).isEqualTo(new Known(1));
        assertThat(target.value(quantile, Scope.MEASURED)).isEqualTo(new Known(0.5));
        assertThat(value(target, Function.RISE, "level")).isEqualTo(new Rise(0.4, Significance.SIGNIFICANT));
        assertThat(value(target, Function.RISE, "depth"))
                .isInstanceOfSatisfying(
                        Rise.class, rise -> assertThat(rise.significance()).isEqualTo(Significance.CHANCE));
    }

    @Test
    void whatIsNotKnownHasItsReason() throws Exception {
        ScrapedTarget target = target("steady: 1/s for 40s; never: 1/s for 10s");

        assertThat(value(target, Function.VALUE, "m_total"))
                .isEqualTo(new Unknown("the target has no metric m_total; similar names: n_total"));
        assertThat(value(target, Function.RISE, "m_total"))
                .isEqualTo(new Unknown("the target has no metric m_total; similar names: n_total"));
        assertThat(target.value(DELTA, in("other"))).isEqualTo(new Unknown("the target was not read in this time"));
        assertThat(new ScrapedTarget(new TargetHistory(), recorded(Map.of())).value(DELTA, Scope.MEASURED))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void theReportTellsMemoryAndProcessorTimeOfTheMeasuredPhases() throws Exception {
        assertThat(target("warmup: 1/s for 10s; steady: 1/s for 30s").summary())
                .isEqualTo(new TargetSummary(41, 0, new Memory(10_000, 40_000, 40_000), new Cpu(15, 0.5), null));
        assertThat(new ScrapedTarget(new TargetHistory(), recorded(Map.of())).summary())
                .isEqualTo(new TargetSummary(0, 0, null, null, null));
    }

    private Value value(ScrapedTarget target, Function function, String metric) {
        return target.value(measure(function, metric), Scope.MEASURED);
    }

    private ScrapedTarget target(String schedule) throws Exception {
        Arrivals arrivals = new Arrivals(Schedule.parse(schedule), 0, () -> 0);
        arrivals.claim();
        PlannedLoad plan = new PlannedLoad(List.of(new ArrivalsOfTest.Running("schedule", arrivals)));
        return scraped(RunPhases.of(plan, Map.of()));
    }

    private static RunPhases recorded(Map<String, Span> phases) {
        return RunPhases.of(new PlannedLoad(List.of()), phases);
    }

    private static Span span(int fromSecond, int toSecond) {
        return new Span(TimeUnit.SECONDS.toNanos(fromSecond), TimeUnit.SECONDS.toNanos(toSecond));
    }

    /** Scrapes each second from 0 to 40, as the load begins at 0. */
    private ScrapedTarget scraped(RunPhases phases) throws Exception {
        TargetQuestions.follow(
                history, List.of(DELTA, measure(Function.VALUE, "level"), measure(Function.RISE, "depth")));
        for (now = 0; now <= TimeUnit.SECONDS.toNanos(40); now += TimeUnit.SECONDS.toNanos(1)) {
            scraper.scrapeFirst();
        }
        return new ScrapedTarget(history, phases);
    }

    private static Scope in(String... phases) {
        return new Scope(Labels.ALL, List.of(phases), Duration.ZERO);
    }

    private static TargetMeasure measure(Function function, String metric) {
        return new TargetMeasure(function, null, List.of(series(metric)));
    }

    private static Series series(String metric) {
        return new Series(metric, Map.of());
    }
}
