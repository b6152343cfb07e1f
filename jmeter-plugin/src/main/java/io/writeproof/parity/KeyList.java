package io.writeproof.parity;

import java.io.Serializable;
import java.util.List;

/**
 * How many keys fell into a class, and the first {@value #SHOWN} of them. Immutable.
 *
 * @param total all of them, at least as many as there are keys shown
 * @param keys the first of them as text
 */
public record KeyList(long total, List<String> keys) implements Serializable {

    /** A report shows at most this many keys of a class. */
    public static final int SHOWN = 100;

    /** No key at all. */
    public static final KeyList EMPTY = new KeyList(0, List.of());

    public KeyList {
        keys = List.copyOf(keys);
        if (total < keys.size() || keys.size() > SHOWN) {
            throw new IllegalArgumentException("total " + total + " does not fit " + keys.size() + " keys");
        }
    }

    public boolean isEmpty() {
        return total == 0;
    }
}
