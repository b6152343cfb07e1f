package io.writeproof.jmeter;

import io.writeproof.scrape.TargetQuestions;
import io.writeproof.summary.TargetSummary;
import io.writeproof.summary.TargetSummary.Cpu;
import io.writeproof.summary.TargetSummary.Memory;
import io.writeproof.target.ProcessFacts;
import io.writeproof.target.Span;
import io.writeproof.target.TargetFigures;
import io.writeproof.target.TargetHistory;
import io.writeproof.threshold.Scope;
import io.writeproof.threshold.TargetMeasure;
import io.writeproof.threshold.TargetValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what rules and the report ask about the target from what was scraped, over the phases of the run. */
final class ScrapedTarget implements TargetValues {

    private final TargetHistory history;
    private final RunPhases phases;

    ScrapedTarget(TargetHistory history, RunPhases phases) {
        this.history = history;
        this.phases = phases;
    }

    @Override
    public Value value(TargetMeasure measure, Scope scope) {
        List<Span> spans = spans(scope);
        if (spans.isEmpty()) {
            String problem = history.problem();
            return new Unknown(problem == null ? "the target was not read in this time" : problem);
        }
        return TargetQuestions.answer(measure, new TargetFigures(history, spans));
    }

    /** What the target told of its process in the measured time. */
    TargetSummary summary() {
        ProcessFacts facts = ProcessFacts.of(history, spans(Scope.MEASURED));
        return new TargetSummary(history.attempts(), history.failures(), memory(facts), cpu(facts), facts.problem());
    }

    private static @Nullable Memory memory(ProcessFacts facts) {
        Double start = facts.residentBytesAtStart();
        Double end = facts.residentBytesAtEnd();
        Double max = facts.residentBytesMax();
        return start == null || end == null || max == null
                ? null
                : new Memory(start.longValue(), end.longValue(), max.longValue());
    }

    private static @Nullable Cpu cpu(ProcessFacts facts) {
        Double seconds = facts.cpuSeconds();
        Double cores = facts.cpus();
        return seconds == null || cores == null ? null : new Cpu(seconds, cores);
    }

    /** The parts of the run that the scope means, as far as they have begun. */
    private List<Span> spans(Scope scope) {
        Span whole = history.whole();
        if (whole == null) {
            return List.of();
        }
        RunPhases wanted = phases.of(scope);
        Span time = wanted.time();
        if (time == null) {
            return List.of();
        }
        List<Span> spans = scope.phases().isEmpty() ? fromFirst(time, whole) : wanted.spans();
        return after(spans, time.fromNanos() + scope.after().toNanos(), whole);
    }

    /** From the first measured phase on until the latest scrape: what the load has caused may show after it. */
    private static List<Span> fromFirst(Span time, Span whole) {
        return whole.toNanos() - time.fromNanos() < 0
                ? List.of()
                : List.of(new Span(time.fromNanos(), whole.toNanos()));
    }

    private static List<Span> after(List<Span> spans, long fromNanos, Span whole) {
        return spans.stream()
                .filter(span -> span.toNanos() - fromNanos >= 0 && whole.toNanos() - span.fromNanos() >= 0)
                .map(span -> span.fromNanos() - fromNanos >= 0 ? span : new Span(fromNanos, span.toNanos()))
                .toList();
    }
}
