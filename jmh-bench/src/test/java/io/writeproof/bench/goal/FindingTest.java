package io.writeproof.bench.goal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FindingTest {

    @Test
    void aGoalIsReachedOnItsLimitAndOnTheGoodSideOfIt() {
        assertThat(Finding.atLeast(1, "G1", "a / b", Ratio.of(1)).reached()).isTrue();
        assertThat(Finding.atLeast(1, "G1", "a / b", Ratio.of(0.99)).reached()).isFalse();
        assertThat(Finding.atMost(1, "G1", "a / b", Ratio.of(1)).reached()).isTrue();
        assertThat(Finding.atMost(1, "G1", "a / b", Ratio.of(1.01)).reached()).isFalse();
    }

    @Test
    void whatWasNotMeasuredIsNotReached() {
        assertThat(Finding.atLeast(1, "G1", "a / b", Ratio.of(Double.NaN)).reached())
                .isFalse();
        assertThat(Finding.atMost(1, "G1", "a / b", Ratio.of(Double.NaN)).reached())
                .isFalse();
    }

    @Test
    void aLineHasTheLimitTheMedianAndHowFarTheRoundsLayApart() {
        assertThat(Finding.atLeast(4, "G2", "group-commit / sync, rows/s", Ratio.of(5, 3, 4.25))
                        .line())
                .matches("G2 +group-commit / sync, rows/s +>= +4.00 +4.25 +\\(3.00 to 5.00\\) +✓");
    }
}
