package io.writeproof.jmeter;

import io.writeproof.latency.Trend;
import io.writeproof.summary.TargetSummary;
import io.writeproof.summary.TargetSummary.Cpu;
import io.writeproof.summary.TargetSummary.Memory;
import io.writeproof.target.Figure;
import io.writeproof.target.ProcessFacts;
import io.writeproof.target.SeriesSelector;
import io.writeproof.target.Span;
import io.writeproof.target.TargetException;
import io.writeproof.target.TargetFigures;
import io.writeproof.target.TargetHistory;
import io.writeproof.threshold.Scope;
import io.writeproof.threshold.Series;
import io.writeproof.threshold.TargetMeasure;
import io.writeproof.threshold.TargetMeasure.Function;
import io.writeproof.threshold.TargetValues;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers what rules and the report ask about the target from what was scraped, over the phases of the run. */
final class ScrapedTarget implements TargetValues {

    private final TargetHistory history;
    private final RunPhases phases;

    ScrapedTarget(TargetHistory history, RunPhases phases) {
        this.history = history;
        this.phases = phases;
    }

    /** Has everything kept that the rules will ask for; to be called before the load. */
    static void follow(TargetHistory history, List<TargetMeasure> measures) {
        for (TargetMeasure measure : measures) {
            measure.series().stream().map(ScrapedTarget::selector).forEach(series -> {
                if (measure.function() == Function.QUANTILE) {
                    history.followHistogram(series);
                } else {
                    history.follow(series);
                }
            });
        }
    }

    @Override
    public Value value(TargetMeasure measure, Scope scope) {
        List<Span> spans = spans(scope);
        if (spans.isEmpty()) {
            String problem = history.problem();
            return new Unknown(problem == null ? "the target was not read in this time" : problem);
        }
        TargetFigures figures = new TargetFigures(history, spans);
        List<SeriesSelector> series =
                measure.series().stream().map(ScrapedTarget::selector).toList();
        SeriesSelector only = series.get(0);
        return switch (measure.function()) {
            case VALUE -> known(figures.value(only));
            case MIN -> known(figures.min(only));
            case MAX -> known(figures.max(only));
            case MEAN -> known(figures.mean(only));
            case DELTA -> known(figures.delta(only));
            case RATE -> known(figures.rate(only));
            case RATIO -> known(figures.ratio(only, series.get(1)));
            case QUANTILE -> known(figures.quantile(quantile(measure), only));
            case RISE -> rise(figures, only);
        };
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

    private static double quantile(TargetMeasure measure) {
        return Objects.requireNonNull(measure.quantile(), "a quantile has its number")
                .doubleValue();
    }

    private static Value known(Figure figure) {
        if (figure instanceof Figure.Value value) {
            return new Known(value.value());
        }
        return new Unknown(((Figure.Missing) figure).reason());
    }

    private static Value rise(TargetFigures figures, SeriesSelector series) {
        try {
            Trend trend = figures.trend(series);
            return new Rise(trend.relativeRise(), trend.significant() ? Significance.SIGNIFICANT : Significance.CHANCE);
        } catch (TargetException e) {
            return new Unknown(String.valueOf(e.getMessage()));
        }
    }

    private static SeriesSelector selector(Series series) {
        return new SeriesSelector(series.name(), series.labels());
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
