package io.writeproof.threshold;

import io.writeproof.syntax.TextCursor;
import io.writeproof.threshold.Timed.Timing;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of {@link RuleParser} that reads a measure and the labels it is about. */
final class MeasureParser {

    private static final String RISE = "rise";
    private static final String TARGET = "target";

    private final TextCursor cursor;
    private final LabelsParser labels;

    MeasureParser(TextCursor cursor, LabelsParser labels) {
        this.cursor = cursor;
        this.labels = labels;
    }

    /** A measure of samples with these labels. */
    record Subject(Measure measure, Labels labels) {}

    Subject subject() {
        int start = cursor.offset();
        String name = cursor.takeName();
        if (name.equals(RISE)) {
            return rise(start);
        }
        if (name.equals(TARGET) && cursor.take(".")) {
            return new Subject(new TargetParser(cursor).measure(), Labels.ALL);
        }
        cursor.backTo(start);
        Measure measure = measure();
        int end = cursor.offset();
        if (measure instanceof Metric metric && !metric.ofSamples()) {
            if (cursor.skipBlanks().take("(")) {
                throw cursor.error("`" + metric + "` is about the whole run and takes no label", start);
            }
            cursor.backTo(end);
            return new Subject(measure, Labels.ALL);
        }
        return new Subject(measure, labels.inParentheses());
    }

    private Subject rise(int start) {
        if (!cursor.skipBlanks().take("(")) {
            throw cursor.expected("`(` and a latency after `rise`");
        }
        cursor.skipBlanks();
        if (!(measure() instanceof Timed latency)) {
            throw cursor.error("only a latency has a rise, such as rise(p95) or rise(service.mean)", start);
        }
        Labels ofLatency = labels.inParentheses();
        if (!cursor.skipBlanks().take(")")) {
            throw cursor.expected("`)` after the latency");
        }
        return new Subject(new Rise(latency), ofLatency);
    }

    private Measure measure() {
        Statistic response = percentile();
        if (response != null) {
            return new Timed(Timing.RESPONSE, response);
        }
        int start = cursor.offset();
        String name = name();
        if (name.isEmpty()) {
            throw cursor.expected("a metric such as p99 or error_rate");
        }
        for (Timing timing : Timing.values()) {
            Statistic statistic = name.startsWith(timing.prefix()) ? statistic(name, timing) : null;
            if (statistic != null) {
                return new Timed(timing, statistic);
            }
        }
        return Metric.called(name).orElseThrow(() -> cursor.error(noMetric(name), start));
    }

    private @Nullable Statistic statistic(String name, Timing timing) {
        String statistic = name.substring(timing.prefix().length());
        return statistic.isEmpty() ? percentile() : Aggregate.called(statistic).orElse(null);
    }

    private @Nullable Percentile percentile() {
        int start = cursor.offset();
        cursor.take("p");
        if (cursor.offset() == start || !Character.isDigit(cursor.peek())) {
            cursor.backTo(start);
            return null;
        }
        BigDecimal percent = cursor.takeNumber("a percentile");
        if (percent.compareTo(Percentile.HUNDRED) > 0) {
            throw cursor.error("a percentile is 0 to 100", start + 1);
        }
        return new Percentile(percent);
    }

    /** Words with points between them; a percentile after a point is left to be read. */
    private String name() {
        StringBuilder name = new StringBuilder(cursor.takeName());
        while (cursor.take(".")) {
            name.append('.');
            int start = cursor.offset();
            boolean percentile = percentile() != null;
            cursor.backTo(start);
            if (!percentile) {
                name.append(cursor.takeName());
            }
        }
        return name.toString();
    }

    private static String noMetric(String name) {
        String aggregates =
                Arrays.stream(Aggregate.values()).map(Aggregate::toString).collect(Collectors.joining(", "));
        return "there is no metric `" + name + "`; there are p50, p99, p99.9 …, " + aggregates
                + ", the same of the service time as service.p99 …, rise(p99), target.value(name) …, " + Metric.names();
    }
}
