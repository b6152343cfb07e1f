package io.writeproof.parity;

import java.io.Serializable;

/**
 * The damaged keys, each in its class.
 *
 * @param lost acknowledged, but no row
 * @param duplicate one key in more than one row
 * @param unexpected rows of the run that no request asked for, those without a key included
 * @param orphan rows whose other half is missing
 * @param late acknowledged, visible only after the drain deadline; a delay, not damage
 */
public record Damage(KeyList lost, KeyList duplicate, KeyList unexpected, KeyList orphan, KeyList late)
        implements Serializable {

    /** Nothing damaged, nothing late. */
    public static final Damage NONE =
            new Damage(KeyList.EMPTY, KeyList.EMPTY, KeyList.EMPTY, KeyList.EMPTY, KeyList.EMPTY);

    /** Whether every row is there, once, whole, and nothing else. */
    public boolean isNone() {
        return lost.isEmpty() && duplicate.isEmpty() && unexpected.isEmpty() && orphan.isEmpty();
    }

    /** Whether waiting could still mend it: a missing row may come, a row too many never leaves. */
    boolean mayHeal() {
        return !lost.isEmpty() || !orphan.isEmpty();
    }

    Damage withLate(KeyList newLate) {
        return new Damage(lost, duplicate, unexpected, orphan, newLate);
    }
}
