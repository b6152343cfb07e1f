package io.writeproof.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ArrivalsTest {

    private static final Arrivals ARRIVALS = Arrivals.parse("/a 1000 2000 10 10 8 12");

    @Test
    void aLineOfTheServerHasThePathTheFirstTheLastAndTheBins() {
        assertThat(ARRIVALS.path()).isEqualTo("/a");
        assertThat(ARRIVALS.firstNanos()).isEqualTo(1_000);
        assertThat(ARRIVALS.lastNanos()).isEqualTo(2_000);
        assertThat(ARRIVALS.bins()).containsExactly(10, 10, 8, 12);
    }

    @Test
    void binsAfterTheLastArrivalAreEmpty() {
        assertThat(ARRIVALS.count(0, 0.04)).isEqualTo(40);
        assertThat(ARRIVALS.count(0.03, 0.1)).isEqualTo(12);
        assertThat(ARRIVALS.count(0.5, 1)).isZero();
    }

    @Test
    void evenArrivalsHaveNoUnevenness() {
        assertThat(ARRIVALS.unevenness(0, 0.02)).isZero();
        // 8 and 12: standard deviation sqrt(8), mean 10
        assertThat(ARRIVALS.unevenness(0.02, 0.04)).isEqualTo(Math.sqrt(0.8));
    }
}
