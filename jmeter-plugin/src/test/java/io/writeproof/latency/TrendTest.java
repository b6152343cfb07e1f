package io.writeproof.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rise is found when there is one, and as good as never when there is none; by simulation with fixed seeds. */
class TrendTest {

    private static final int TRIALS = 4000;

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 60, 600})
    void whiteNoiseIsCalledARiseInAboutOneOfAHundredCases(int length) {
        Random random = new Random(length);

        assertThat(shareFoundToRise(length, i -> 100 + 10 * random.nextGaussian()))
                .isBetween(0.003, 0.016);
    }

    @Test
    void noiseWithManyTiesIsCalledARiseNoMoreOften() {
        Random random = new Random(5);

        assertThat(shareFoundToRise(40, i -> random.nextInt(3))).isBetween(0.003, 0.016);
    }

    @Test
    void aRiseOfAFifthUnderATenthOfNoiseIsFound() {
        Random random = new Random(6);

        assertThat(shareFoundToRise(60, i -> (100 + 20.0 * i / 59) * (1 + 0.1 * random.nextGaussian())))
                .isGreaterThan(0.9);
    }

    @Test
    void theRiseIsThatOfTheFittedLine() {
        Trend trend = Trend.of(values(21, i -> 50 + i));

        assertThat(trend.relativeRise()).isCloseTo(0.4, within(1e-12));
        assertThat(trend.significant()).isTrue();
        assertThat(Trend.of(values(21, i -> 50 - i)).relativeRise()).isCloseTo(-0.4, within(1e-12));
        assertThat(Trend.of(values(21, i -> 50 - i)).significant()).isFalse();
    }

    @Test
    void manyValuesRiseAsMuchAsTheirWindows() {
        assertThat(Trend.of(values(6000, i -> 1000 + i)).relativeRise()).isCloseTo(5900 / 1049.5, within(1e-9));
    }

    @Test
    void theTestStatisticIsThatOfTheBooks() {
        // Of 45 pairs 9 fall: S = 27, variance 125, z = 26/11.18 = 2.3255, just short of 2.3263. With 8 it is 2.504.
        assertThat(Trend.of(new double[] {1, 2, 3, 4, 8, 9, 7, 6, 5, 10}).significant())
                .isFalse();
        assertThat(Trend.of(new double[] {1, 2, 3, 4, 8, 9, 7, 5, 6, 10}).significant())
                .isTrue();
    }

    @Test
    void tiesMakeTheDeviationSmaller() {
        // S = 25; the variance (2250 - 2 x 300)/18 with two ties of five is 91.7: z = 24/9.57 = 2.51, without it 2.15.
        assertThat(Trend.of(new double[] {0, 0, 0, 0, 0, 1, 1, 1, 1, 1}).significant())
                .isTrue();
    }

    @Test
    void equalValuesDoNotRise() {
        Trend trend = Trend.of(new double[12]);

        assertThat(trend.relativeRise()).isZero();
        assertThat(trend.significant()).isFalse();
    }

    @Test
    void aSingleSpikeNeitherMakesARiseNorHidesOne() {
        double[] flat = values(30, i -> 100 + i % 3);
        double[] rising = values(30, i -> 100 + i);
        flat[29] = 1e9;
        rising[0] = 1e9;

        assertThat(Trend.of(flat).significant()).isFalse();
        assertThat(Trend.of(flat).relativeRise()).isCloseTo(0, within(0.001));
        assertThat(Trend.of(rising).significant()).isTrue();
        assertThat(Trend.of(rising).relativeRise()).isCloseTo(0.29, within(0.01));
    }

    @Test
    void tooFewOrInfiniteValuesAreRefused() {
        assertThatThrownBy(() -> Trend.of(new double[9]))
                .hasMessage("expected at least 10 values for a trend, found 9");
        double[] infinite = new double[10];
        infinite[3] = Double.NaN;
        assertThatThrownBy(() -> Trend.of(infinite)).hasMessage("expected finite values for a trend");
    }

    private static double shareFoundToRise(int length, IntToDoubleFunction value) {
        return IntStream.range(0, TRIALS)
                        .filter(trial -> Trend.of(values(length, value)).significant())
                        .count()
                / (double) TRIALS;
    }

    private static double[] values(int length, IntToDoubleFunction value) {
        double[] values = new double[length];
        Arrays.setAll(values, value);
        return values;
    }
}
