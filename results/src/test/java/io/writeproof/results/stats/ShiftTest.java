package io.writeproof.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShiftTest {

    @Test
    void hodgesLehmannGivesThePublishedEstimate() {
        // Hollander and Wolfe (1973), page 69, and R's wilcox.test(x, y, conf.int = TRUE): 0.305.
        double[] term = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
        double[] early = {1.15, 0.88, 0.90, 0.74, 1.21};

        assertThat(HodgesLehmann.shift(early, term)).isCloseTo(0.305, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theBinnedEstimateOfTheBootstrapIsNearTheExactOne(long seed) {
        double[] from = new Random(seed).doubles(3 + seed).toArray();
        double[] to = new Random(-seed).doubles(4 + seed).toArray();
        BinnedShift binned = new BinnedShift(new double[][] {from}, new double[][] {to});

        assertThat(binned.of(from, to)).isCloseTo(HodgesLehmann.shift(from, to), within(2.0 / 512));
    }

    @Test
    void equalValuesHaveNoRangeAndNoInterval() {
        Sample same = Sample.ofValues(7, 7, 7, 7, 7);

        assertThat(Shift.between(same, same.times(2)).interval().low()).isCloseTo(2, within(1e-9));
        assertThat(Shift.between(same, same.times(2)).interval().high()).isCloseTo(2, within(1e-9));
    }

    @Test
    void aFactorIsFoundAsItIs() {
        Sample baseline = forks(1, 8, 0.02, 1);
        Shift shift = Shift.between(baseline, baseline.times(1.25));

        assertThat(shift.ratio()).isCloseTo(1.25, within(1e-9));
        assertThat(shift.change()).isCloseTo(0.25, within(1e-9));
        assertThat(shift.interval().low()).isLessThan(1.25);
        assertThat(shift.interval().high()).isGreaterThan(1.25);
        assertThat(shift.interval().excludesNoChange()).isTrue();
    }

    @Test
    void swappingTheSidesInvertsTheRatio() {
        Sample one = forks(1, 7, 0.05, 1);
        Sample other = forks(2, 5, 0.05, 1.1);

        assertThat(Shift.between(one, other).ratio())
                .isCloseTo(1 / Shift.between(other, one).ratio(), within(1e-9));
        assertThat(Shift.between(one, other).p())
                .isCloseTo(Shift.between(other, one).p(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.001, 1, 1e9})
    void theUnitDoesNotMatter(double factor) {
        Sample one = forks(1, 6, 0.05, 1);
        Sample other = forks(2, 6, 0.05, 1.1);
        Shift expected = Shift.between(one, other);
        Shift scaled = Shift.between(one.times(factor), other.times(factor));

        assertThat(scaled.ratio()).isCloseTo(expected.ratio(), within(1e-9));
        assertThat(scaled.interval().low()).isCloseTo(expected.interval().low(), within(1e-9));
        assertThat(scaled.p()).isEqualTo(expected.p());
    }

    @Test
    void theSameDataGiveTheSameAnswer() {
        Sample one = forks(1, 6, 0.05, 1);
        Sample other = forks(2, 6, 0.05, 1.1);

        assertThat(Shift.between(one, other)).isEqualTo(Shift.between(one, other));
    }

    @Test
    void moreReplicatesNarrowTheInterval() {
        double few = Shift.between(forks(1, 5, 0.05, 1), forks(2, 5, 0.05, 1))
                .interval()
                .logHalfWidth();
        double many = Shift.between(forks(1, 40, 0.05, 1), forks(2, 40, 0.05, 1))
                .interval()
                .logHalfWidth();

        assertThat(many).isLessThan(few / 2);
    }

    @Test
    void oneReplicateSaysNothingAboutForks() {
        Shift shift = Shift.between(forks(1, 1, 0.05, 1), forks(2, 1, 0.05, 2));

        assertThat(shift.interval()).isEqualTo(Interval.UNBOUNDED);
        assertThat(shift.p()).isEqualTo(1);
    }

    /** Nineteen of twenty intervals should hold the truth; what is asserted leaves room for chance and few forks. */
    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        int held = 0;
        for (int trial = 0; trial < 100; trial++) {
            Interval interval = Shift.between(forks(trial, 10, 0.05, 1), forks(1000 + trial, 10, 0.05, 1.1))
                    .interval();
            held += interval.low() <= 1.1 && 1.1 <= interval.high() ? 1 : 0;
        }

        assertThat(held).isBetween(88, 100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatHasNoRatioIsRefused(double value) {
        Sample good = Sample.ofValues(1, 2);

        assertThatThrownBy(() -> Shift.between(good, Sample.ofValues(1, value)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shift.between(Sample.ofValues(), good)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Forks that differ by {@code noise}, each with ten iterations that differ by 2 %. */
    static Sample forks(long seed, int forks, double noise, double centre) {
        Random random = new Random(seed);
        double[][] values = new double[forks][10];
        for (double[] iterations : values) {
            double fork = centre * (1 + noise * random.nextGaussian());
            for (int i = 0; i < iterations.length; i++) {
                iterations[i] = fork * (1 + 0.02 * random.nextGaussian());
            }
        }
        return Sample.ofIterations(values);
    }
}
