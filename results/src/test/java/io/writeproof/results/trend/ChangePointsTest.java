package io.writeproof.results.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every series here is random with a fixed seed; what is claimed is a share of many of them. */
final class ChangePointsTest {

    private static final int SERIES = 500;
    private static final double NOISE = 0.03;

    @ParameterizedTest
    @CsvSource({"10, 5", "12, 8", "30, 15", "30, 4", "100, 20", "100, 95"})
    void aStepOfFiveTimesTheNoiseIsFoundAtItsPlace(int length, int place) {
        long exactly = IntStream.range(0, SERIES)
                .filter(seed ->
                        ChangePoints.of(step(noise(length, seed), place, 1.15)).contains(place))
                .count();

        assertThat(exactly).isGreaterThanOrEqualTo(SERIES * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 100})
    void noiseIsHardlyEverTakenForAChange(int length) {
        long alarms = IntStream.range(0, SERIES)
                .filter(seed -> !ChangePoints.of(noise(length, seed)).isEmpty())
                .count();

        assertThat(alarms).isLessThanOrEqualTo(SERIES * 5 / 100);
    }

    @Test
    void bothEdgesOfAPassingBumpAreFound() {
        long both = IntStream.range(0, SERIES)
                .filter(seed -> ChangePoints.of(step(step(noise(40, seed), 15, 1.2), 25, 1 / 1.2))
                        .equals(List.of(15, 25)))
                .count();

        assertThat(both).isGreaterThanOrEqualTo(SERIES * 9 / 10);
    }

    @Test
    void aStaircaseIsFoundStepByStep() {
        double[] stairs = step(step(step(noise(60, 1), 15, 1.4), 30, 1.4), 45, 1.4);

        assertThat(ChangePoints.of(stairs)).containsExactly(15, 30, 45);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1p-40, 0x1p-3, 0x1p20, -1})
    void theUnitDoesNotMatter(double factor) {
        for (int seed = 0; seed < 50; seed++) {
            double[] series = step(noise(40, seed), 20, 1.1);
            double[] scaled = Arrays.stream(series).map(value -> value * factor).toArray();

            assertThat(ChangePoints.of(scaled)).isEqualTo(ChangePoints.of(series));
        }
    }

    @Test
    void aSeriesReadBackwardsChangesAtTheSamePlace() {
        double[] series = step(noise(40, 3), 12, 1.2);
        double[] backwards =
                IntStream.range(0, 40).mapToDouble(i -> series[39 - i]).toArray();

        assertThat(ChangePoints.of(series)).containsExactly(12);
        assertThat(ChangePoints.of(backwards)).containsExactly(28);
    }

    @Test
    void oneOutlierIsNoChange() {
        double[] series = noise(40, 5);
        series[20] *= 10;

        assertThat(ChangePoints.of(series)).isEmpty();
    }

    @Test
    void constantSeriesChangeWhereTheyChange() {
        double[] constant = new double[20];
        Arrays.fill(constant, 7);

        assertThat(ChangePoints.of(constant)).isEmpty();
        assertThat(ChangePoints.of(step(constant, 9, 2))).containsExactly(9);
    }

    @Test
    void nothingIsSaidOfFewerThanTenValues() {
        assertThat(ChangePoints.of(step(noise(9, 1), 5, 100))).isEmpty();
        assertThat(ChangePoints.of(new double[0])).isEmpty();
    }

    private static double[] noise(int length, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, length)
                .mapToDouble(i -> 100 * (1 + NOISE * random.nextGaussian()))
                .toArray();
    }

    private static double[] step(double[] series, int from, double factor) {
        double[] stepped = series.clone();
        for (int i = from; i < stepped.length; i++) {
            stepped[i] *= factor;
        }
        return stepped;
    }
}
