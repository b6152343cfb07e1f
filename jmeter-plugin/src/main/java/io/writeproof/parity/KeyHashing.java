package io.writeproof.parity;

import java.util.Optional;

/** Whether keys can be compared by digest, and if not, why. Immutable; made by {@link RunRows#preflight}. */
public final class KeyHashing {

    private final Optional<KeyHash> function;
    private final String obstacle;

    private KeyHashing(Optional<KeyHash> function, String obstacle) {
        this.function = function;
        this.obstacle = obstacle;
    }

    static KeyHashing by(KeyHash function) {
        return new KeyHashing(Optional.of(function), "");
    }

    /** Keys must be compared one by one for this reason. */
    public static KeyHashing none(String obstacle) {
        return new KeyHashing(Optional.empty(), obstacle);
    }

    Optional<KeyHash> function() {
        return function;
    }

    /** Empty when there is none. */
    String obstacle() {
        return obstacle;
    }
}
