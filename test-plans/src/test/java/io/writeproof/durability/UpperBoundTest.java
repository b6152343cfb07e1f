package io.writeproof.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UpperBoundTest {

    @ParameterizedTest
    @CsvSource({"0, 300, 0.01", "0, 3000000, 0.000001", "0, 2, 1", "0, 0, 1", "7, 7, 1"})
    void ofNoneTheRuleOfThreeHolds(long events, long trials, double limit) {
        assertThat(UpperBound.of(events, trials)).isCloseTo(limit, within(1e-12));
    }

    /** From tables of exact binomial limits. */
    @ParameterizedTest
    @CsvSource({"1, 10, 0.3942", "5, 100, 0.1023", "10, 20, 0.6980"})
    void someAreTheExactBinomialLimit(long events, long trials, double limit) {
        assertThat(UpperBound.of(events, trials)).isCloseTo(limit, within(5e-4));
    }

    @Test
    void atTheLimitSoFewEventsAreSeenInOneOfTwentyExperiments() {
        Random random = new Random(1);
        for (int round = 0; round < 100; round++) {
            int trials = 2 + random.nextInt(2_000);
            int events = 1 + random.nextInt(trials - 1);

            double limit = UpperBound.of(events, trials);

            assertThat(limit).isGreaterThan((double) events / trials);
            assertThat(BinomialDistribution.of(trials, limit).cumulativeProbability(events))
                    .isCloseTo(0.05, within(1e-6));
        }
    }
}
