package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.summary.RunReport.ClockJump;
import io.writeproof.summary.RunReport.ClockSummary;
import io.writeproof.watch.ClockWatch.Apart;
import io.writeproof.watch.ClockWatch.Jump;
import org.junit.jupiter.api.Test;

class ClockFiguresTest {

    private static final String CONSEQUENCE =
            ": nothing here is measured by it, but beside another log moments of this report are off by up to ";

    @Test
    void aSteadyClockIsNoWarning() {
        ClockFigures figures = new ClockFigures(new Apart(0.30004, null));

        assertThat(figures.warning()).isEmpty();
        assertThat(figures.summary()).isEqualTo(new ClockSummary(0.3, null));
    }

    @Test
    void aJumpIsNamedWithItsSizeAndItsSecond() {
        ClockFigures forward = new ClockFigures(new Apart(3_600_000.0004, new Jump(41.00021, 3_600_000.0004)));
        ClockFigures back = new ClockFigures(new Apart(150, new Jump(0.9, -150)));

        assertThat(forward.warning())
                .hasValue("the wall clock was put forward by 3600.0 s, seen 41.0 s after the start" + CONSEQUENCE
                        + "3600.0 s");
        assertThat(forward.summary()).isEqualTo(new ClockSummary(3_600_000, new ClockJump(41, 3_600_000)));
        assertThat(back.warning())
                .hasValue(
                        "the wall clock was put back by 150 ms, seen 900 ms after the start" + CONSEQUENCE + "150 ms");
    }

    @Test
    void aDriftWithoutAJumpIsAWarningWhenItAddsUp() {
        assertThat(new ClockFigures(new Apart(100, null)).warning()).isEmpty();
        assertThat(new ClockFigures(new Apart(144.4, null)).warning())
                .hasValue("the wall clock drifted by 144 ms during the run" + CONSEQUENCE + "144 ms");
    }
}
