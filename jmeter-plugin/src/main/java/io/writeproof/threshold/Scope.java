package io.writeproof.threshold;

import java.time.Duration;
import java.util.List;

/**
 * The samples a rule is about. Immutable; equal scopes have the same samples, so it can be a key.
 *
 * @param phases names of phases; empty for all that count as measured, which is all but the warm-up
 * @param after what ended within this time of the scope's beginning is left out; whole seconds
 */
public record Scope(Labels labels, List<String> phases, Duration after) {

    /** All samples of the measured phases. */
    public static final Scope MEASURED = new Scope(Labels.ALL, List.of(), Duration.ZERO);

    public Scope {
        phases = List.copyOf(phases);
    }

    /** The same of one phase. */
    Scope in(String phase) {
        return new Scope(labels, List.of(phase), after);
    }

    public boolean includes(String label) {
        return labels.include(label);
    }
}
