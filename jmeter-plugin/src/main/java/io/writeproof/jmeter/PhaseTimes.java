package io.writeproof.jmeter;

import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Phase;
import io.writeproof.schedule.PlacedPhase;
import io.writeproof.summary.RunReport.PhaseSummary;
import io.writeproof.target.Span;
import java.time.Instant;
import java.util.stream.Stream;

/** Places phases, which lie on the clock of nanoTime, on the calendar. */
record PhaseTimes(LoadRun run) {

    Stream<PhaseSummary> of(Arrivals arrivals) {
        return arrivals.schedule().placed().stream().map(placed -> summary(arrivals, placed));
    }

    /** A phase that nothing planned. */
    PhaseSummary of(RunPhases.Place recorded) {
        Span span = recorded.span();
        return new PhaseSummary(recorded.name(), run.at(span.fromNanos()), run.at(span.toNanos()), null);
    }

    private PhaseSummary summary(Arrivals arrivals, PlacedPhase placed) {
        Long anchor = arrivals.anchorNanos();
        Phase phase = placed.phase();
        if (anchor == null) {
            return new PhaseSummary(phase.name(), null, null, phase.meanRate());
        }
        Instant from = run.at(anchor).plus(placed.start());
        return new PhaseSummary(phase.name(), from, from.plus(phase.duration()), phase.meanRate());
    }
}
