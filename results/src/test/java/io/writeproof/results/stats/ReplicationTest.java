package io.writeproof.results.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplicationTest {

    @ParameterizedTest
    @CsvSource({"1, 4", "20, 6", "200, 8"})
    void theFewestReplicatesGrowWithTheRows(int rows, int fewest) {
        assertThat(Replication.fewest(0.05, rows)).isEqualTo(fewest);
    }

    @ParameterizedTest
    @CsvSource({"4, 0.125", "5, 0.0625", "6, 0.03125"})
    void pairsHaveASmallestPOfTheirOwn(int pairs, double p) {
        assertThat(Replication.smallestPairedP(pairs)).isEqualTo(p);
    }

    @Test
    void anIntervalTwiceTooWideNeedsFourTimesTheReplicates() {
        // Equality is shown when the interval, 10 % to either side, has shrunk to the gate of 5 %.
        Shift shift = new Shift(1, new Interval(1 / 1.1025, 1.1025), 0.9, 0);

        assertThat(Replication.more(5, shift, 0.05)).hasValue(15);
    }

    @Test
    void aChangeBeyondTheGateNeedsAnIntervalThatExcludesNoChange() {
        Shift shift = new Shift(1.1, new Interval(1 / 1.1, 1.1 * 1.1 * 1.1), 0.2, 0.5);

        assertThat(Replication.more(5, shift, 0.05)).hasValue(15);
    }

    @Test
    void whatIsOnTheGateCannotBeDecidedWithSense() {
        Shift shift = new Shift(1.0499, new Interval(0.99, 1.11), 0.2, 0.5);

        assertThat(Replication.more(5, shift, 0.05)).isEmpty();
        assertThat(Replication.more(1, new Shift(1, Interval.UNBOUNDED, 1, 0), 0.05))
                .isEmpty();
    }
}
