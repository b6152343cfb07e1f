package io.writeproof.threshold;

import org.jspecify.annotations.Nullable;

/**
 * One rule. Immutable; {@link #toString()} is text that parses to the same rule.
 *
 * @param name null when the rule was given none
 * @param label the samples it is about; null for all of them
 */
public record Rule(
        @Nullable String name, Measure measure, @Nullable String label, Condition condition) {

    /** The right side of a rule. */
    public record Condition(Comparison comparison, Limit limit) {
        @Override
        public String toString() {
            return comparison + " " + limit;
        }
    }

    /** What its gate is called: its name, or what it is about. */
    public String gate() {
        return name == null ? subject() : name;
    }

    /** The metric with its label. */
    public String subject() {
        return label == null ? measure.toString() : measure + "(" + quoted(label) + ")";
    }

    /** The rule without its name. */
    public String body() {
        return subject() + " " + condition;
    }

    private static String quoted(String label) {
        boolean plain = label.equals(label.strip()) && label.chars().noneMatch(c -> c == '(' || c == ')' || c == '"');
        return plain ? label : '"' + label + '"';
    }

    @Override
    public String toString() {
        return name == null ? body() : name + ": " + body();
    }
}
