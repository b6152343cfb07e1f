package io.writeproof.threshold;

import org.jspecify.annotations.Nullable;

/**
 * What became of a rule. Immutable.
 *
 * @param actual in the unit of the rule's metric; null when there was nothing to measure
 * @param limit in the same unit; null when there is none, or none that is a number
 * @param reason one sentence that names both
 */
public record Outcome(
        Rule rule,
        boolean passed,
        @Nullable Double actual,
        @Nullable Double limit,
        String reason) {

    /**
     * How far the actual value is on the right side of the limit, as a part of the limit; negative on the wrong side.
     *
     * @return null without either, for a limit of 0, and where only equality counts
     */
    public @Nullable Double margin() {
        return actual == null || limit == null
                ? null
                : rule.condition().comparison().margin(actual, limit);
    }

    static Outcome broken(Rule rule, String reason) {
        return new Outcome(rule, false, null, null, reason);
    }
}
