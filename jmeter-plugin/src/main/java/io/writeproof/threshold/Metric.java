package io.writeproof.threshold;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The metrics that have a fixed name and are no durations of samples; those are {@link Timed}. */
public enum Metric implements Measure {
    REQUESTS("requests", Unit.COUNT, "requests", Source.SAMPLES),
    SUCCESSES("successes", Unit.COUNT, "successful requests", Source.SAMPLES),
    ERRORS("errors", Unit.COUNT, "failed requests", Source.SAMPLES),
    ERROR_RATE("error_rate", Unit.RATIO, "error rate", Source.SAMPLES),
    RATE("rate", Unit.PER_SECOND, "answers", Source.SAMPLES),
    ACHIEVED_RATE("achieved_rate", Unit.PER_SECOND, "achieved", Source.SAMPLES),
    LATE("late", Unit.COUNT, "late arrivals", Source.SAMPLES),
    LAG_MEAN("lag_mean", Unit.MILLISECONDS, "mean lag", Source.SAMPLES),
    LAG_MAX("lag_max", Unit.MILLISECONDS, "longest lag", Source.SAMPLES),
    NEVER_SENT("never_sent", Unit.COUNT, "arrivals never sent", Source.PLAN),
    PARITY("parity", Unit.STATE, "parity", Source.RUN),
    PARITY_ACKNOWLEDGED("parity.acknowledged", Unit.COUNT, "acknowledged keys", Source.RUN),
    PARITY_FAILED("parity.failed", Unit.COUNT, "failed keys", Source.RUN),
    PARITY_INDETERMINATE("parity.indeterminate", Unit.COUNT, "indeterminate keys", Source.RUN),
    PARITY_ROWS("parity.rows", Unit.COUNT, "rows", Source.RUN),
    PARITY_LOST("parity.lost", Unit.COUNT, "lost keys", Source.RUN),
    PARITY_DUPLICATE("parity.duplicate", Unit.COUNT, "duplicate keys", Source.RUN),
    PARITY_UNEXPECTED("parity.unexpected", Unit.COUNT, "unexpected rows", Source.RUN),
    PARITY_ORPHAN("parity.orphan", Unit.COUNT, "orphan rows", Source.RUN),
    PARITY_LATE("parity.late", Unit.COUNT, "late rows", Source.RUN),
    PARITY_SETTLED_AFTER("parity.settled_after", Unit.MILLISECONDS, "time until the rows settled", Source.RUN);

    /** Where the value comes from. */
    enum Source {
        /** The samples of the scope. */
        SAMPLES,
        /** The plan, which knows phases but no labels. */
        PLAN,
        /** The run as a whole. */
        RUN
    }

    /** The other name of {@link #REQUESTS}. */
    private static final String COUNT = "count";

    private static final Set<Metric> GROWING = EnumSet.of(REQUESTS, SUCCESSES, ERRORS, LATE, LAG_MAX);

    private final String text;
    private final Unit unit;
    private final String noun;
    private final Source source;

    Metric(String text, Unit unit, String noun, Source source) {
        this.text = text;
        this.unit = unit;
        this.noun = noun;
        this.source = source;
    }

    static Optional<Metric> called(String text) {
        String name = text.equals(COUNT) ? REQUESTS.text : text;
        return Arrays.stream(values())
                .filter(metric -> metric.text.equals(name))
                .findFirst();
    }

    /** All names, for a message. */
    static String names() {
        return Arrays.stream(values()).map(Metric::toString).collect(Collectors.joining(", "));
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public String noun() {
        return noun;
    }

    boolean ofSamples() {
        return source == Source.SAMPLES;
    }

    boolean ofRun() {
        return source == Source.RUN;
    }

    @Override
    public Set<Suffix> suffixes() {
        return switch (source) {
            case SAMPLES -> Suffix.ALL;
            case PLAN -> Set.of(Suffix.IN);
            case RUN -> Set.of();
        };
    }

    @Override
    public boolean grows() {
        return GROWING.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
