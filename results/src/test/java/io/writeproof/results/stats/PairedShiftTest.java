package io.writeproof.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PairedShiftTest {

    /** Hollander and Wolfe (1973), page 29, and R's wilcox.test(x, y, paired = TRUE, conf.int = TRUE). */
    @Test
    void theEstimateAndThePAreThePublishedOnes() {
        double[] x = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] y = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        double[] differences = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            differences[i] = x[i] - y[i];
        }

        assertThat(HodgesLehmann.ofDifferences(differences)).isCloseTo(0.46, within(1e-9));
        assertThat(PairTest.WILCOXON.p(y, x)).isCloseTo(0.0390625, within(1e-9));
    }

    @Test
    void whatBothSidesOfAPairHaveInCommonIsNoNoise() {
        Sample baseline = drifting(1, 10, 1);
        Sample candidate = drifting(2, 10, 1.08);

        assertThat(Shift.between(baseline, candidate).interval().excludesNoChange())
                .isFalse();
        Shift paired = Shift.ofPairs(baseline, candidate, PairTest.WILCOXON);
        assertThat(paired.ratio()).isCloseTo(1.08, within(0.02));
        assertThat(paired.interval().excludesNoChange()).isTrue();
        assertThat(paired.p()).isLessThan(0.01);
    }

    @ParameterizedTest
    @CsvSource({"6, 1, WILCOXON", "6, 2, MANN_WHITNEY", "7, 2, WILCOXON", "10, 25, WILCOXON", "10, 26, MANN_WHITNEY"})
    void tooFewPairsForTheRowsAreTestedAsTwoSides(int pairs, int rows, PairTest test) {
        assertThat(PairTest.of(pairs, rows, 0.05)).isEqualTo(test);
    }

    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        int held = 0;
        for (int trial = 0; trial < 100; trial++) {
            Interval interval = Shift.ofPairs(
                            drifting(trial, 10, 1), drifting(1000 + trial, 10, 1.1), PairTest.WILCOXON)
                    .interval();
            held += interval.low() <= 1.1 && 1.1 <= interval.high() ? 1 : 0;
        }

        assertThat(held).isBetween(88, 100);
    }

    @Test
    void onePairSaysNothing() {
        assertThat(Shift.ofPairs(Sample.ofValues(1), Sample.ofValues(2), PairTest.WILCOXON)
                        .interval())
                .isEqualTo(Interval.UNBOUNDED);
    }

    @Test
    void aReplicateWithoutAPartnerIsRefused() {
        assertThatThrownBy(() -> Shift.ofPairs(Sample.ofValues(1, 2), Sample.ofValues(1), PairTest.WILCOXON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected pairs, found 2 and 1 replicates");
    }

    /** A machine that gets slower by half while it measures, with 2 % of noise of each replicate and iteration. */
    private static Sample drifting(long seed, int pairs, double centre) {
        Random random = new Random(seed);
        double[][] values = new double[pairs][10];
        for (int pair = 0; pair < pairs; pair++) {
            double replicate = centre * (1 + 0.5 * pair / pairs) * (1 + 0.02 * random.nextGaussian());
            for (int i = 0; i < values[pair].length; i++) {
                values[pair][i] = replicate * (1 + 0.02 * random.nextGaussian());
            }
        }
        return Sample.ofIterations(values);
    }
}
