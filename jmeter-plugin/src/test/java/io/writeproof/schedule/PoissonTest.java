package io.writeproof.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTest {

    /** A test that holds for 999 of 1000 seeds: the limit of Kolmogorov and Smirnov's √n·D. */
    private static final double KS_LIMIT = 1.95;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 42, -7})
    void theGapsAreExponential(long seed) {
        long[] moments = moments("poisson 1000/s for 100s", seed);
        double[] gaps = new double[moments.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (moments[i + 1] - moments[i]) / 1e9;
        }
        Arrays.sort(gaps);

        assertThat(distance(gaps, gap -> 1 - Math.exp(-1000 * gap))).isLessThan(KS_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 42, -7})
    void theMomentsOfARampFollowItsRate(long seed) {
        long[] moments = moments("poisson ramp 0/s -> 2000/s over 100s", seed);

        assertThat(distance(
                        Arrays.stream(moments)
                                .mapToDouble(nanos -> nanos / 1e11)
                                .toArray(),
                        t -> t * t))
                .isLessThan(KS_LIMIT);
    }

    @ParameterizedTest
    @CsvSource({
        "poisson 1000/s for 60s, 0.9, 1.1",
        "poisson 3000/s for 60s, 0.9, 1.1",
        "1000/s for 60s, 0, 0.1",
        "3000/s for 60s, 0, 0.1"
    })
    void tenMillisecondsHoldAsManyArrivalsAsTheSpacingSays(String schedule, double least, double most) {
        double[] bins = new double[6000];
        for (long moment : moments(schedule, 5)) {
            bins[(int) (moment / 10_000_000)]++;
        }
        double mean = Arrays.stream(bins).average().orElseThrow();
        double variance = Arrays.stream(bins)
                .map(bin -> (bin - mean) * (bin - mean))
                .average()
                .orElseThrow();

        assertThat(Math.sqrt(variance / mean)).isBetween(least, most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"poisson 1000/s for 10s", "poisson ramp 50/s -> 1/s over 1h", "poisson 0.001/s for 10s"})
    void theMomentsAreInOrderInsideThePhaseAndAsManyAsPlanned(String schedule) {
        long[] moments = moments(schedule, 3);

        assertThat(moments).isSorted();
        assertThat(moments[0]).isNotNegative();
        assertThat(moments[moments.length - 1])
                .isLessThanOrEqualTo(Schedule.parse(schedule).duration().toNanos());
    }

    @Test
    void theSeedDecidesAndEverySeedDecidesOtherwise() {
        String schedule = "poisson 100/s for 10s";

        assertThat(moments(schedule, 8)).isEqualTo(moments(schedule, 8)).isNotEqualTo(moments(schedule, 9));
    }

    /** Whoever stores a seed gets the same run with any later version on any JVM. */
    @Test
    void theMomentsOfASeedNeverChange() {
        assertThat(claimed("seed 42; poisson 10/s for 1s", 0))
                .containsExactly(
                        54242486, 84622958, 205721405, 264869779, 368529414, 589677486, 717168360, 771204254, 902233862,
                        959342035);
    }

    @Test
    void phasesAndSchedulesOfOneSeedAreIndependent() {
        String twice = "seed 4; repeat 2 { poisson 10/s for 1s }";
        long[] moments = claimed(twice, 0);
        long[] first = Arrays.copyOf(moments, 10);
        long[] second = Arrays.stream(moments)
                .skip(10)
                .map(nanos -> nanos - 1_000_000_000L)
                .toArray();

        assertThat(first).isNotEqualTo(second);
        assertThat(claimed(twice, 1)).isNotEqualTo(moments);
    }

    @Test
    void theLongestAndFastestPhaseNeedsNoMemoryAndNoTimeBeforehand() {
        Duration week = Duration.ofDays(7);
        Shape fastest = new Poisson(LinearRate.constant(BigDecimal.valueOf(1_000_000)));

        LongUnaryOperator plan = fastest.plan(week, 1);

        assertThat(fastest.arrivals(week)).isEqualTo(604_800_000_000L);
        long millionth = LongStream.range(0, 1_000_000).map(plan).max().orElseThrow();
        assertThat(millionth / 1e9).isBetween(0.99, 1.01);
    }

    private static long[] moments(String schedule, long seed) {
        Phase phase = Schedule.parse(schedule).phases().get(0);
        return LongStream.range(0, phase.arrivals())
                .map(phase.shape().plan(phase.duration(), seed))
                .toArray();
    }

    private static long[] claimed(String text, long stream) {
        Arrivals arrivals = new Arrivals(Schedule.parse(text), stream, () -> 0);
        return LongStream.generate(() -> {
                    Arrival arrival = arrivals.claim();
                    return arrival == null ? -1 : arrival.plannedNanos();
                })
                .takeWhile(nanos -> nanos >= 0)
                .toArray();
    }

    /** √n times the greatest distance between the distribution of the values, in ascending order, and the expected one. */
    private static double distance(double[] ascending, DoubleUnaryOperator expected) {
        double greatest = 0;
        for (int i = 0; i < ascending.length; i++) {
            double below = expected.applyAsDouble(ascending[i]);
            greatest = Math.max(
                    greatest, Math.max(below - (double) i / ascending.length, (i + 1.0) / ascending.length - below));
        }
        return greatest * Math.sqrt(ascending.length);
    }
}
