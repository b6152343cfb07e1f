package io.writeproof.jmeter;

import io.writeproof.summary.TimelineSecond.Target;
import io.writeproof.syntax.SyntaxException;
import io.writeproof.target.ProcessFacts;
import io.writeproof.target.SeriesSelector;
import io.writeproof.target.Span;
import io.writeproof.target.TargetFigures;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.jmeter.util.JMeterUtils;
import org.jspecify.annotations.Nullable;

/**
 * What the service under load tells of each second, with a Target Metrics element in the plan. Immutable.
 *
 * <p>Its process is asked for by the names that the Prometheus clients share. What it calls its queue and its batches, only
 * the user knows.
 *
 * @param queueDepth the gauge of what it has taken and not yet written; null when nobody named one
 * @param batchRows the name of the histogram or summary of the sizes of its batches; null likewise
 */
record TargetPulse(
        @Nullable SeriesSelector queueDepth, @Nullable SeriesSelector batchRows) {

    /** JMeter property with the series of the queue's depth. */
    static final String QUEUE_DEPTH = "writeproof.target.queue_depth";
    /** JMeter property with the series of batch sizes, without {@code _sum}. */
    static final String BATCH_ROWS = "writeproof.target.batch_rows";

    private static final String SUM = "_sum";
    private static final String COUNT = "_count";

    /**
     * Reads the properties, and has everything kept; to be called from {@code testStarted}.
     *
     * @throws IllegalArgumentException when one of them is no series; names it
     */
    static TargetPulse follow() {
        TargetPulse pulse = new TargetPulse(series(QUEUE_DEPTH), series(BATCH_ROWS));
        Stream.of(pulse.queueDepth, pulse.batch(SUM), pulse.batch(COUNT))
                .filter(Objects::nonNull)
                .forEach(TargetOfTest.history()::follow);
        return pulse;
    }

    private static @Nullable SeriesSelector series(String property) {
        String text = JMeterUtils.getPropDefault(property, "").strip();
        try {
            return text.isEmpty() ? null : SeriesSelector.parse(text);
        } catch (SyntaxException e) {
            throw new IllegalArgumentException("the JMeter property " + property + ": " + e.explain(), e);
        }
    }

    private @Nullable SeriesSelector batch(String part) {
        return batchRows == null ? null : new SeriesSelector(batchRows.name() + part, batchRows.labels());
    }

    /** What it told between two moments; null when nothing reads it, or it told nothing. */
    @Nullable
    Target between(long fromNanos, long toNanos) {
        TargetFigures figures = TargetOfTest.figures(new Span(fromNanos, toNanos));
        if (figures == null) {
            return null;
        }
        ProcessFacts.Now process = ProcessFacts.now(figures);
        Double depth = queueDepth == null ? null : figures.value(queueDepth).orNull();
        SeriesSelector sum = batch(SUM);
        SeriesSelector count = batch(COUNT);
        Double rows =
                sum == null || count == null ? null : figures.ratio(sum, count).orNull();
        boolean silent =
                Stream.of(process.cpus(), process.residentBytes(), depth, rows).allMatch(Objects::isNull);
        Long bytes =
                process.residentBytes() == null ? null : process.residentBytes().longValue();
        return silent ? null : new Target(process.cpus(), bytes, depth, rows);
    }
}
