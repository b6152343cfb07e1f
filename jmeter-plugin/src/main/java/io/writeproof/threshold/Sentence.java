package io.writeproof.threshold;

import io.writeproof.threshold.Outcome.Standing;
import org.jspecify.annotations.Nullable;

/** Says of a rule what was found, and how that stands to its limit. */
record Sentence(Rule rule) {

    static Sentence of(Rule rule) {
        return new Sentence(rule);
    }

    Outcome outcome(Reading reading, Reading.Value limit) {
        if (reading instanceof Reading.Doubtful doubtful) {
            Outcome outcome = outcome(new Reading.Value(doubtful.value(), ""), limit);
            return outcome.passed()
                    ? outcome
                    : new Outcome(
                            rule,
                            Standing.KEPT,
                            outcome.actual(),
                            outcome.limit(),
                            outcome.reason() + ", but that may be chance");
        }
        Reading.Value actual = (Reading.Value) reading;
        Comparison comparison = rule.condition().comparison();
        Unit unit = rule.measure().shownIn(limit.value());
        boolean exact = rule.condition().limit() instanceof Limit.Fixed;
        String reason = scope() + rule.measure().noun() + " " + unit.measured(actual.value(), limit.value())
                + " " + comparison.found(actual.value(), limit.value())
                + " " + comparison.limitNoun() + " "
                + (exact ? unit.exactly(limit.value()) : unit.measured(limit.value()))
                + actual.note() + limit.note();
        Standing standing = comparison.holds(actual.value(), limit.value()) ? Standing.KEPT : Standing.BROKEN;
        return new Outcome(rule, standing, finite(actual.value()), limit.value(), reason);
    }

    private String scope() {
        Scope scope = rule.scope();
        String labels = scope.labels() instanceof Labels.One one
                ? one.label()
                : scope.labels().toString();
        String phases = scope.phases().isEmpty() ? "" : " in " + String.join(", ", scope.phases());
        String text = (labels + phases).strip();
        return text.isEmpty() ? "" : text + ": ";
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
