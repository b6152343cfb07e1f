package io.writeproof.summary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A rule and what became of it.
 *
 * @param actual what was measured, in the unit; null when there was nothing to measure
 * @param limit in the same unit; null when there is none, or none that is a number
 * @param margin how far the actual value is on the right side of the limit, as a part of the limit; negative on the wrong
 *     side; null where that makes no sense. Not stored, as it follows from the rest
 * @param judged whether there was anything to judge by. Not stored: a gate for which there was nothing has not passed when the
 *     run is over
 * @param reason one sentence
 */
public record Gate(
        String name,
        String rule,
        boolean passed,
        @Nullable Double actual,
        @Nullable Double limit,
        String unit,
        @JsonIgnore @Nullable Double margin,
        @JsonIgnore boolean judged,
        String reason) {}
