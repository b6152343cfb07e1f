package io.writeproof.parity;

import java.io.Serializable;

/**
 * What became of the requests of a run, as the client saw it; warm-up included.
 *
 * @param acknowledged the service said yes
 * @param failed the service said no, or nothing was sent
 * @param indeterminate no answer came, so nobody can say
 */
public record Requests(long acknowledged, long failed, long indeterminate) implements Serializable {

    /** Every request of the run: the most rows it can have written. */
    public long sent() {
        return acknowledged + failed + indeterminate;
    }
}
