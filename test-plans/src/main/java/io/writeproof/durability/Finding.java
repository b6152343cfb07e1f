package io.writeproof.durability;

import java.util.ArrayList;
import java.util.List;

/**
 * What one trial showed: the full outer join of ledger and rows by id. Immutable.
 *
 * @param loss what is missing
 * @param residue what is there besides
 * @param bound how many lost rows were expected at most
 * @param recoveryMillis from the fault until the gateway and its database were well again
 * @param examples ids of lost rows, some of them
 */
record Finding(Loss loss, Residue residue, long bound, double recoveryMillis, List<String> examples) {

    private static final int EXAMPLES = 5;

    Finding {
        examples = List.copyOf(examples);
    }

    /** The finding of a trial that could lose as many as {@code bound}. */
    static Finding of(Evidence evidence, long bound) {
        return new Finding(
                Loss.of(evidence),
                Residue.of(evidence),
                bound,
                evidence.kill().recoveryMillis(),
                evidence.acknowledged().stream()
                        .map(Attempt::id)
                        .filter(id -> !evidence.rows().has(id))
                        .limit(EXAMPLES)
                        .toList());
    }

    /** What may not be after any fault: more lost than expected, or rows that are wrong. */
    List<String> contradictions() {
        List<String> found = new ArrayList<>();
        if (loss.lost() > bound) {
            found.add("lost " + loss.lost() + " of " + loss.acknowledged() + " acknowledged rows, expected at most "
                    + bound + ": " + String.join(" ", examples));
        }
        if (loss.acknowledged() == 0) {
            found.add("no row was acknowledged");
        }
        add(found, residue.duplicates(), "duplicate rows");
        add(found, residue.unexpected(), "rows that nobody sent");
        add(found, residue.orphans(), "rows of one table without those of the other");
        return found;
    }

    private static void add(List<String> found, long count, String what) {
        if (count > 0) {
            found.add(count + " " + what);
        }
    }
}
