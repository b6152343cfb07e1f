package io.writeproof.summary;

import org.jspecify.annotations.Nullable;

/**
 * A rule and what became of it.
 *
 * @param actual what was measured, in the unit; null when there was nothing to measure
 * @param limit in the same unit; null when there is none, or none that is a number
 * @param reason one sentence
 */
public record Gate(
        String name,
        String rule,
        boolean passed,
        @Nullable Double actual,
        @Nullable Double limit,
        String unit,
        String reason) {}
