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
