package io.writeproof.results.pairs;

import io.writeproof.results.pairs.PairSession.Revision;

/**
 * What is measured in pairs.
 *
 * @param base the one commit
 * @param head the other, or the same
 */
public record Revisions(Revision base, Revision head) {

    /** The commit of a side. */
    public Revision of(PairSide side) {
        return side == PairSide.BASE ? base : head;
    }
}
