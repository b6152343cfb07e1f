package io.writeproof.durability;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is in the database beside the acknowledged rows. Immutable.
 *
 * @param unacknowledged rows of requests that were refused or not answered; allowed
 * @param indeterminate requests without an answer
 * @param duplicates rows beyond the first of an id
 * @param unexpected rows that no request asked for
 * @param orphans rows of one table without the one of the other that belongs to them
 */
record Residue(long unacknowledged, long indeterminate, long duplicates, long unexpected, long orphans) {

    static Residue of(Evidence evidence) {
        Rows rows = evidence.rows();
        Set<String> asked = evidence.attempts().stream().map(Attempt::id).collect(Collectors.toSet());
        return new Residue(
                evidence.attempts().stream()
                        .filter(attempt -> !attempt.acknowledged() && rows.has(attempt.id()))
                        .count(),
                evidence.attempts().stream()
                        .filter(attempt -> attempt.outcome() == Attempt.Outcome.INDETERMINATE)
                        .count(),
                rows.duplicates(),
                rows.copies().keySet().stream()
                        .filter(id -> !asked.contains(id))
                        .count(),
                rows.halves());
    }
}
