package io.writeproof.threshold;

import java.time.Duration;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * One rule. Immutable; {@link #toString()} is text that parses to the same rule.
 *
 * @param name null when the rule was given none
 */
public record Rule(@Nullable String name, Measure measure, Scope scope, Condition condition, Terms terms) {

    /** The comparison with the database as a whole has to come out right. */
    public static final Rule PARITY_IS_OK =
            new Rule(null, Metric.PARITY, Scope.MEASURED, new Condition(Comparison.EQUAL, Limit.Word.OK), Terms.NONE);

    /** What the measure has to be. */
    public record Condition(Comparison comparison, Limit limit) {
        @Override
        public String toString() {
            return comparison + " " + limit;
        }
    }

    /**
     * What further is said of the rule.
     *
     * @param window the rule must hold in every stretch of this length, in whole seconds; null for the scope as a whole
     * @param minSamples fewer are insufficient data; null for the default
     */
    public record Terms(@Nullable Duration window, @Nullable Long minSamples, OnBreak onBreak) {

        /** Nothing is. */
        public static final Terms NONE = new Terms(null, null, OnBreak.REPORT);
    }

    /** The same of another phase. */
    Rule in(String phase) {
        return new Rule(name, measure, scope.in(phase), condition, terms);
    }

    /** What its gate is called: its name, or what it is about. */
    public String gate() {
        return name == null ? subject() : name;
    }

    /** The measure with its labels and phases. */
    public String subject() {
        String phases = PhaseNames.text(scope.phases());
        return measure.of(scope.labels()) + (phases.isEmpty() ? "" : " in " + phases);
    }

    /** The rule without its name. */
    public String body() {
        StringJoiner text = new StringJoiner(" ").add(subject()).add(condition.toString());
        if (!scope.after().isZero()) {
            text.add("after " + Seconds.toText(scope.after()));
        }
        if (terms.window() != null) {
            text.add("for " + Seconds.toText(terms.window()));
        }
        if (terms.minSamples() != null) {
            text.add("with " + terms.minSamples() + " samples");
        }
        if (terms.onBreak() == OnBreak.ABORT) {
            text.add("abort");
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return name == null ? body() : name + ": " + body();
    }
}
