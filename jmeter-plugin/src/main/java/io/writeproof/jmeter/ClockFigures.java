package io.writeproof.jmeter;

import io.writeproof.summary.RunReport.ClockJump;
import io.writeproof.summary.RunReport.ClockSummary;
import io.writeproof.watch.ClockWatch;
import io.writeproof.watch.ClockWatch.Apart;
import io.writeproof.watch.ClockWatch.Jump;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the wall clock kept step during a run, as the report needs it. */
final class ClockFigures {

    private static final double DECIMALS = 1e3;
    private static final double MILLIS = 1e3;

    private final Apart apart;

    ClockFigures(Apart apart) {
        this.apart = apart;
    }

    ClockSummary summary() {
        return new ClockSummary(rounded(apart.largestMs()), summary(apart.jump()));
    }

    private static @Nullable ClockJump summary(@Nullable Jump jump) {
        return jump == null ? null : new ClockJump(rounded(jump.afterSeconds()), rounded(jump.millis()));
    }

    /** What that means for the run, in one sentence without full stop; nothing when it means nothing. */
    Optional<String> warning() {
        Jump jump = apart.jump();
        if (jump != null) {
            return Optional.of("the wall clock was put " + (jump.millis() < 0 ? "back" : "forward") + " by "
                    + size(Math.abs(jump.millis())) + ", seen " + size(jump.afterSeconds() * MILLIS)
                    + " after the start" + consequence());
        }
        return apart.largestMs() <= ClockWatch.JUMP_MS
                ? Optional.empty()
                : Optional.of(
                        "the wall clock drifted by " + size(apart.largestMs()) + " during the run" + consequence());
    }

    /** It may have been set more than once, and set right again. */
    private String consequence() {
        return ": nothing here is measured by it, but beside another log moments of this report are off by up to "
                + size(apart.largestMs());
    }

    private static String size(double millis) {
        return millis < MILLIS ? Math.round(millis) + " ms" : String.format(Locale.ROOT, "%.1f s", millis / MILLIS);
    }

    private static double rounded(double number) {
        return Math.rint(number * DECIMALS) / DECIMALS;
    }
}
