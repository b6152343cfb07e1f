package io.writeproof.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RankTestsTest {

    /** Permeability of a membrane: Hollander and Wolfe, "Nonparametric Statistical Methods" (1973), page 69. */
    private static final double[] TERM = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};

    private static final double[] EARLY = {1.15, 0.88, 0.90, 0.74, 1.21};

    /** A depression scale before and after: the same, page 29. */
    private static final double[] BEFORE = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};

    private static final double[] AFTER = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};

    @Test
    void mannWhitneyGivesThePublishedP() {
        assertThat(RankTests.mannWhitney(TERM, EARLY)).isCloseTo(2 * 0.1272, within(1e-4));
    }

    @Test
    void wilcoxonGivesThePublishedP() {
        double[] differences = new double[BEFORE.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = BEFORE[i] - AFTER[i];
        }

        assertThat(RankTests.wilcoxon(differences)).isCloseTo(2 * 0.01953, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"3, 0.10", "4, 0.0286", "5, 0.00794", "6, 0.00216", "7, 0.00058", "8, 0.00016"})
    void sidesThatAreApartGiveTheSmallestPThereIs(int replicates, double p) {
        double[] low = values(replicates, 0);
        double[] high = values(replicates, 100);

        assertThat(RankTests.mannWhitney(low, high))
                .isCloseTo(p, within(5e-5 + p * 0.01))
                .isCloseTo(Replication.smallestP(replicates, replicates), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withoutTiesItIsTheExactPOfCommonsStatistics(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] one = random.doubles(3 + random.nextInt(20)).toArray();
        double[] other =
                random.doubles(3 + random.nextInt(20)).map(x -> x + 0.2).toArray();

        assertThat(RankTests.mannWhitney(one, other))
                .isCloseTo(
                        MannWhitneyUTest.withDefaults()
                                .with(PValueMethod.EXACT)
                                .test(one, other)
                                .getPValue(),
                        within(1e-10));
        assertThat(RankTests.wilcoxon(Arrays.stream(one).map(x -> x - 0.4).toArray()))
                .isCloseTo(
                        WilcoxonSignedRankTest.withDefaults()
                                .with(PValueMethod.EXACT)
                                .test(Arrays.stream(one).map(x -> x - 0.4).toArray())
                                .getPValue(),
                        within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void withTiesItIsTheShareOfAllArrangements(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] all = random.ints(9, 0, 4).asDoubleStream().toArray();
        double[] one = Arrays.copyOf(all, 4);
        double[] other = Arrays.copyOfRange(all, 4, 9);

        assertThat(RankTests.mannWhitney(one, other)).isCloseTo(shareOfArrangements(all, 4), within(1e-12));
    }

    @Test
    void equalSidesAreNoEvidence() {
        double[] same = {1, 1, 1, 1};

        assertThat(RankTests.mannWhitney(same, same)).isEqualTo(1);
        assertThat(RankTests.wilcoxon(new double[] {0, 0, 0})).isEqualTo(1);
    }

    @Test
    void manyReplicatesUseTheNormalApproximation() {
        SplittableRandom random = new SplittableRandom(1);
        double[] one = random.doubles(40).toArray();
        double[] other = random.doubles(40).map(x -> x + 0.15).toArray();
        double exact = MannWhitneyUTest.withDefaults()
                .with(PValueMethod.EXACT)
                .test(one, other)
                .getPValue();

        assertThat(RankTests.mannWhitney(one, other))
                .isCloseTo(exact, within(0.002))
                .isNotEqualTo(exact);
    }

    @Test
    void cliffsDeltaSaysHowFarTheSidesAreApart() {
        assertThat(RankTests.cliffsDelta(values(5, 0), values(5, 100))).isEqualTo(1);
        assertThat(RankTests.cliffsDelta(values(5, 100), values(5, 0))).isEqualTo(-1);
        assertThat(RankTests.cliffsDelta(new double[] {1, 2, 3}, new double[] {2, 2, 5}))
                .isCloseTo(3 / 9.0, within(1e-12));
    }

    private static double[] values(int count, double from) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = from + i;
        }
        return values;
    }

    /** Goes through every choice of {@code n} values, by bit pattern. */
    private static double shareOfArrangements(double[] all, int n) {
        double mean = n * (all.length + 1) / 2.0;
        double observed = Math.abs(rankSum(all, (1 << n) - 1) - mean);
        int arrangements = 0;
        int extreme = 0;
        for (int chosen = 0; chosen < 1 << all.length; chosen++) {
            if (Integer.bitCount(chosen) == n) {
                arrangements++;
                extreme += Math.abs(rankSum(all, chosen) - mean) >= observed - 1e-9 ? 1 : 0;
            }
        }
        return (double) extreme / arrangements;
    }

    private static double rankSum(double[] all, int chosen) {
        double sum = 0;
        for (int i = 0; i < all.length; i++) {
            if ((chosen >> i & 1) == 1) {
                double value = all[i];
                sum += Arrays.stream(all).filter(x -> x < value).count()
                        + (Arrays.stream(all).filter(x -> x == value).count() + 1) / 2.0;
            }
        }
        return sum;
    }
}
