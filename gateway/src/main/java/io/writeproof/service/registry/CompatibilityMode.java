package io.writeproof.service.registry;

/**
 * What a schema promises towards earlier ones.
 *
 * <p>The names are those of Confluent's registry ("Schema Evolution and Compatibility"). A schema accepts another when every
 * document that is valid by the other is valid by it.
 */
public enum CompatibilityMode {
    /** It accepts the latest earlier one: readers may be upgraded first. */
    BACKWARD(true, false, false),
    /** It accepts all earlier ones. */
    BACKWARD_TRANSITIVE(true, false, true),
    /** The latest earlier one accepts it: writers may be upgraded first. */
    FORWARD(false, true, false),
    /** All earlier ones accept it. */
    FORWARD_TRANSITIVE(false, true, true),
    /** Both ways with the latest earlier one. */
    FULL(true, true, false),
    /** Both ways with all earlier ones. */
    FULL_TRANSITIVE(true, true, true),
    /** Nothing. */
    NONE(false, false, false);

    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;

    CompatibilityMode(boolean backward, boolean forward, boolean transitive) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }

    /** Whether the new schema must accept the earlier one. */
    public boolean backward() {
        return backward;
    }

    /** Whether the earlier schema must accept the new one. */
    public boolean forward() {
        return forward;
    }

    /** Whether all earlier schemas count, and not only the latest of them. */
    boolean transitive() {
        return transitive;
    }

    /** Whether anything is promised. */
    boolean promises() {
        return backward || forward;
    }
}
