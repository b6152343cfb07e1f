package io.writeproof.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What profilers and counters of JMH measured beside the score. */
final class SecondaryMetricsTest extends ComparedRuns {

    private static final String LABEL = "com.example.Writer.write:size=10,mode=SYNC ";

    @ParameterizedTest
    @CsvSource({
        "gc.alloc.rate.norm, B/op, gc.alloc.rate.norm, down",
        "·gc.alloc.rate.norm, B/op, gc.alloc.rate.norm, down",
        "rows, ops/s, rows, up",
        "gc.alloc.rate, MB/sec, gc.alloc.rate, none",
        "gc.time, ms, gc.time, none",
        "failures, #, failures, none",
        "p0.99, us/op, p0.99, none",
        "write:p1.00, us/op, write:p1.00, none",
        "write:write·p0.9999, us/op, write:write·p0.9999, none"
    })
    void aSecondaryMetricIsARowOfItsOwn(String name, String unit, String metric, String direction) {
        List<MeasuredRow> rows = MeasuredRow.of(jmh(with(1000, metric(name, unit, 24, 26))));

        assertThat(rows)
                .extracting(row -> row.key().toString())
                .containsExactly(LABEL + "thrpt", LABEL + "thrpt " + metric);
        MeasuredRow row = rows.get(1);
        assertThat(row.kind()).isEqualTo(Kind.SECONDARY);
        assertThat(row.unit()).isEqualTo(unit);
        assertThat(row.sample().values()).containsExactly(24, 26);
        assertThat(row.direction().map(Direction::label).orElse("none")).isEqualTo(direction);
    }

    @ParameterizedTest
    @CsvSource({"1.5, REGRESSED, REGRESSION", "0.6, IMPROVED, OK", "1.0, UNCHANGED, OK"})
    void bytesPerOperationAreJudged(double factor, Verdict verdict, Outcome outcome) {
        Comparison comparison = compare(
                jmh(with(1000, allocated(JmhRuns.forks(3, 10, 4000, 0.001)))),
                jmh(with(1000, allocated(JmhRuns.forks(4, 10, 4000 * factor, 0.001)))));

        assertThat(row(comparison, LABEL + "thrpt gc.alloc.rate.norm").verdict())
                .isEqualTo(verdict);
        assertThat(comparison.outcome()).isEqualTo(outcome);
    }

    @Test
    void lessThanAByteIsTheHarness() {
        Comparison comparison = compare(
                jmh(with(1000, allocated(JmhRuns.forks(3, 10, 0.002, 0.001)))),
                jmh(with(1000, allocated(JmhRuns.forks(4, 10, 0.02, 0.001)))));

        assertThat(row(comparison, LABEL + "thrpt gc.alloc.rate.norm").verdict())
                .isEqualTo(Verdict.UNCHANGED);
    }

    @ParameterizedTest
    @CsvSource({"gc.count, counts, 3, 300", "gc.time, ms, 0, 12", "gc.alloc.rate.norm, B/op, 0, 16"})
    void whatCannotBeJudgedIsShownAndFailsNothing(String name, String unit, double before, double after) {
        Comparison comparison = compare(
                jmh(with(1000, metric(name, unit, before, before))), jmh(with(1000, metric(name, unit, after, after))));

        RowComparison row = row(comparison, LABEL + "thrpt " + name);
        assertThat(row.verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(row.note()).isNotEmpty();
        assertThat(row.candidate().map(Sample::centre)).contains(after);
        assertThat(comparison.outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void whatWasMeasuredOfWholeForksIsAValueOfTheRunForInformation() {
        Comparison comparison = compare(jmh(with(1000, ofWholeForks(1.002))), jmh(with(1000, ofWholeForks(2.004))));

        RowComparison row = row(comparison, LABEL + "thrpt pg.commits");
        assertThat(row.verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(row.note()).startsWith("for information");
        assertThat(row.candidate().map(Sample::centre)).contains(2.004);
        assertThat(comparison.outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void runsWithoutThemStayComparableEitherWay() {
        String plain = JmhRuns.benchmark("Writer.write", JmhRuns.forks(1, 10, 1000, NOISE));
        String profiled = with(1000, allocated(JmhRuns.forks(3, 10, 4000, 0.001)));

        Comparison added = compare(jmh(plain), jmh(profiled));
        Comparison dropped = compare(jmh(profiled), jmh(plain));

        assertThat(row(added, LABEL + "thrpt gc.alloc.rate.norm").verdict()).isEqualTo(Verdict.NEW);
        assertThat(row(dropped, LABEL + "thrpt gc.alloc.rate.norm").verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(List.of(added.outcome(), dropped.outcome())).containsOnly(Outcome.OK);
    }

    /** Wilcoxon's test can pass three rows of seven pairs, and not four; two of the four are secondary metrics. */
    @Test
    void inPairsTheyCountForTheChoiceOfTheTest() {
        List<StoredRun> base = new ArrayList<>();
        List<StoredRun> head = new ArrayList<>();
        for (int pair = 0; pair < 7; pair++) {
            base.add(jmh(once("Writer.one", pair, 1000, 4000), once("Writer.four", pair, 2000, 3500)));
            head.add(jmh(once("Writer.one", pair, 300, 8000), once("Writer.four", pair, 900, 4500)));
        }

        Comparison comparison =
                Comparison.ofPairs(new Side("base", base, List.of()), new Side("head", head, List.of()), Gates.DEFAULT);

        assertThat(comparison.rows()).hasSize(4).allMatch(row -> row.verdict() == Verdict.REGRESSED);
    }

    private static String once(String name, int seed, double centre, double bytes) {
        return with(name, JmhRuns.forks(seed, 1, centre, NOISE), allocated(JmhRuns.forks(seed + 100, 1, bytes, NOISE)));
    }

    @Test
    void theSelfTestAsksNothingOfThem() {
        Side side = side("base", jmh(with(1000, metric("gc.count", "counts", 3, 4))));

        assertThat(SelfTest.of(side, Gates.DEFAULT, 0.1).proven()).isTrue();
    }

    /** A benchmark with a good primary score and another metric. */
    private static String with(double centre, String metric) {
        return with("Writer.write", JmhRuns.forks(1, 10, centre, NOISE), metric);
    }

    private static String with(String name, double[][] forks, String metric) {
        return JmhRuns.benchmark(name, forks)
                .replace("\"secondaryMetrics\": {}", "\"secondaryMetrics\": {" + metric + "}");
    }

    private static String allocated(double[][] forks) {
        return metric(
                "gc.alloc.rate.norm",
                "B/op",
                Arrays.stream(forks).mapToDouble(fork -> fork[0]).toArray());
    }

    /** JMH has no raw data of these. */
    private static String ofWholeForks(double mean) {
        return "\"pg.commits\": {\"score\": %s, \"scoreUnit\": \"#/op\", \"rawData\": [[],[]]}".formatted(mean);
    }

    /** A metric with one iteration in each fork. */
    private static String metric(String name, String unit, double... forks) {
        return "\"%s\": {\"score\": 1.0, \"scoreUnit\": \"%s\", \"rawData\": [%s]}"
                .formatted(
                        name,
                        unit,
                        DoubleStream.of(forks)
                                .mapToObj(value -> "[" + value + "]")
                                .collect(Collectors.joining(",")));
    }
}
