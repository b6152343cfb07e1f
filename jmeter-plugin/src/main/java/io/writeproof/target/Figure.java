package io.writeproof.target;

import org.jspecify.annotations.Nullable;

/** What is known of the target: a value, or the reason why there is none. */
public sealed interface Figure {

    /** The value, or null when there is none. */
    default @Nullable Double orNull() {
        return this instanceof Value known ? known.value : null;
    }

    /** In the unit of the metric; not NaN. */
    record Value(double value) implements Figure {}

    /** A sentence without a full stop, for the user. */
    record Missing(String reason) implements Figure {}
}
