package io.writeproof.results.pairs;

import java.util.Locale;

/** The two commits of a session. */
public enum PairSide {
    BASE,
    HEAD;

    /** {@code base} or {@code head}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    PairSide other() {
        return this == BASE ? HEAD : BASE;
    }
}
