package io.writeproof.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.writeproof.report.chart.Ticks.Tick;
import org.junit.jupiter.api.Test;

final class TicksTest {

    @Test
    void aLinearAxisBeginsAtZeroAndEndsAtARoundNumber() {
        assertThat(Ticks.of(Scale.LINEAR, 120, 1_830).marks())
                .extracting(Tick::text)
                .containsExactly("0", "500", "1,000", "1,500", "2,000");
        assertThat(Ticks.of(Scale.LINEAR, 0, 0).marks()).extracting(Tick::text).contains("0.0", "1.0");
    }

    @Test
    void aLogarithmicAxisHasTheTensAroundTheValues() {
        assertThat(Ticks.of(Scale.LOGARITHMIC, 0.4, 250).marks())
                .extracting(Tick::text)
                .containsExactly("0.1", "1", "10", "100", "1,000");
        assertThat(Ticks.of(Scale.LOGARITHMIC, 0, 0).marks()).hasSizeGreaterThan(1);
    }

    @Test
    void aLogarithmicAxisThatEndsWhereItIsToldHasMoreMarksIfThereIsRoom() {
        assertThat(Ticks.within(0.1, 10).marks())
                .extracting(Tick::text)
                .containsExactly("0.1", "0.2", "0.5", "1", "2", "5", "10");
        assertThat(Ticks.within(0.3, 4_000).marks()).extracting(Tick::text).containsExactly("1", "10", "100", "1,000");
        assertThat(Ticks.within(0.3, 4_000).part(0.3)).isZero();
    }

    @Test
    void aShareBeginsAtARoundNumberBelowTheLeastAndEndsAtAll() {
        assertThat(Ticks.of(Scale.SHARE, 93.7, 99.99).marks())
                .extracting(Tick::text)
                .containsExactly("92", "94", "96", "98", "100");
        assertThat(Ticks.of(Scale.SHARE, 0, 50).marks())
                .extracting(Tick::text)
                .containsExactly("0", "20", "40", "60", "80", "100");
        assertThat(Ticks.of(Scale.SHARE, 99.99, 99.99).marks())
                .extracting(Tick::text)
                .containsExactly("99.99", "100.00");
        assertThat(Ticks.of(Scale.SHARE, 100, 100).low()).isLessThan(100);
    }

    @Test
    void timeHasWholeSecondsMinutesAndHours() {
        assertThat(Ticks.of(Scale.TIME, 0, 90).marks())
                .extracting(Tick::text)
                .containsExactly("0:00", "0:15", "0:30", "0:45", "1:00", "1:15", "1:30");
        assertThat(Ticks.of(Scale.TIME, 0, 7_200).marks())
                .extracting(Tick::text)
                .contains("0:00", "15:00", "1:00:00", "2:00:00");
    }

    @Test
    void eachFurtherNineOfAPercentileTakesTheSameRoom() {
        Ticks ticks = Ticks.of(Scale.PERCENTILE, 0, 0.9999);
        assertThat(ticks.part(0.9)).isCloseTo(0.25, within(1e-9));
        assertThat(ticks.part(0.99)).isCloseTo(0.5, within(1e-9));
        assertThat(ticks.part(0.999)).isCloseTo(0.75, within(1e-9));
        assertThat(ticks.part(1)).isEqualTo(1);
    }
}
