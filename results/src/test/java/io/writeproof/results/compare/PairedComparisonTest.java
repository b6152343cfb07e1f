package io.writeproof.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The machine of these runs gets slower by half while it measures them. */
final class PairedComparisonTest extends ComparedRuns {

    private static final int PAIRS = 10;

    private final List<StoredRun> base = new ArrayList<>();
    private final List<StoredRun> head = new ArrayList<>();

    @Test
    void aChangeIsFoundThatADriftHidesFromTwoSides() {
        measure(1.1);

        assertThat(onlyRow(Comparison.of(baseline(), candidate(), Gates.DEFAULT))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(onlyRow(paired()).verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void withoutAChangeNothingIsFound() {
        measure(1);

        RowComparison row = onlyRow(paired());
        assertThat(row.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(row.shift().orElseThrow().ratio()).isBetween(0.98, 1.02);
    }

    @Test
    void aPairInWhichOneSideHasNoResultIsLeftOutOfItsRow() {
        measure(1);
        base.set(3, jmh(JmhRuns.benchmark("Other.write", new double[] {1})));
        head.set(7, jmh(JmhRuns.benchmark("Other.write", new double[] {1})));

        Comparison comparison = paired();
        RowComparison row = row(comparison, "com.example.Writer.write avgt");
        assertThat(row.baseline().orElseThrow().size()).isEqualTo(PAIRS - 2);
        assertThat(row.candidate().orElseThrow().size()).isEqualTo(PAIRS - 2);
        assertThat(row.shift().orElseThrow().ratio()).isBetween(0.98, 1.02);
    }

    @Test
    void aRowThatOneSideNeverHasIsMissing() {
        measure(1);
        for (int i = 0; i < PAIRS; i++) {
            base.set(i, jmh(timed(new double[][] {{1, 1}}), JmhRuns.benchmark("Other.write", new double[] {1})));
        }

        assertThat(row(paired(), "com.example.Other.write:size=10,mode=SYNC thrpt")
                        .verdict())
                .isEqualTo(Verdict.MISSING);
    }

    private void measure(double slower) {
        Random random = new Random(7);
        for (int pair = 0; pair < PAIRS; pair++) {
            double machine = 100 * (1 + 0.5 * pair / PAIRS);
            base.add(jmh(timed(fork(random, machine))));
            head.add(jmh(timed(fork(random, machine * slower))));
        }
    }

    private static double[][] fork(Random random, double centre) {
        double value = centre * (1 + 0.01 * random.nextGaussian());
        return new double[][] {random.doubles(5, 0.99 * value, 1.01 * value).toArray()};
    }

    private Side baseline() {
        return new Side("base", base, List.of());
    }

    private Side candidate() {
        return new Side("head", head, List.of());
    }

    private Comparison paired() {
        return Comparison.ofPairs(baseline(), candidate(), Gates.DEFAULT);
    }
}
