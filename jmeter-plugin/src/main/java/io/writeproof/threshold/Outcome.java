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
        Standing standing,
        @Nullable Double actual,
        @Nullable Double limit,
        String reason) {

    /** How a rule stands. */
    public enum Standing {
        KEPT,
        BROKEN,
        /** There is nothing to judge by. While the run goes on there still may be; when it is over that is as bad as broken. */
        OPEN
    }

    public boolean passed() {
        return standing == Standing.KEPT;
    }

    /** Whether there was something to judge by. */
    public boolean judged() {
        return standing != Standing.OPEN;
    }

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

    static Outcome open(Rule rule, String reason) {
        return new Outcome(rule, Standing.OPEN, null, null, reason);
    }
}
