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

    static Outcome broken(Rule rule, String reason) {
        return new Outcome(rule, false, null, null, reason);
    }
}
