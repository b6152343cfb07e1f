package io.writeproof.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StepsTest {

    /** 10, 20 and 30 per bin, each for 100 bins. */
    private static final Steps STEPS = new Steps(List.of(1_000d, 2_000d, 3_000d), 1);

    @Test
    void aRateIsSustainedWhenTheRequestsPlannedByItsEndHaveArrived() {
        assertThat(STEPS.sustained(arrivals(10, 20, 30), 0)).isEqualTo(3_000);
        assertThat(STEPS.sustained(arrivals(10, 20, 25), 0)).isEqualTo(2_000);
    }

    @Test
    void aRateAfterOneThatWasNotSustainedDoesNotCount() {
        assertThat(STEPS.sustained(arrivals(10, 10, 60), 0)).isEqualTo(1_000);
    }

    @Test
    void withoutAnySustainedRateThereIsNone() {
        assertThat(STEPS.sustained(arrivals(5, 20, 30), 0)).isNaN();
    }

    @Test
    void aGeneratorMayBeALittleBehindItsPlan() {
        // 150 requests, or 50 ms, before the end of the last step
        List<Integer> bins = new ArrayList<>(arrivals(10, 20, 30).bins());
        Collections.fill(bins.subList(295, 300), 0);
        assertThat(STEPS.sustained(new Arrivals("/", 0, 0, bins), 0)).isEqualTo(3_000);
        bins.set(294, 0);
        assertThat(STEPS.sustained(new Arrivals("/", 0, 0, bins), 0)).isEqualTo(2_000);
    }

    @Test
    void theStepWhoseRateIsTheNearestBeginsAfterThoseBeforeIt() {
        Steps steps = new Steps(List.of(1_000d, 2_000d, 3_000d), 0.5);
        assertThat(steps.beginOfNearest(100)).isZero();
        assertThat(steps.beginOfNearest(2_400)).isEqualTo(0.5);
        assertThat(steps.beginOfNearest(9_000)).isEqualTo(1);
    }

    private static Arrivals arrivals(int... perBin) {
        List<Integer> bins = new ArrayList<>();
        for (int n : perBin) {
            bins.addAll(Collections.nCopies(100, n));
        }
        return new Arrivals("/", 0, 0, bins);
    }
}
