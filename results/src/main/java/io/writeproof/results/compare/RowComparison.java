package io.writeproof.results.compare;

import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.stats.Shift;
import java.util.Optional;

/**
 * A row of both sides and what is said about it.
 *
 * @param key label and metric
 * @param kind how it was compared
 * @param unit unit of the values
 * @param direction which way is better; empty when nobody said
 * @param baseline the baseline's replicates; empty when it has none
 * @param candidate the candidate's
 * @param shift from baseline to candidate; empty when it cannot be computed
 * @param p Holm's p over all judged rows; 1 when the row is not tested
 * @param gate the relative change that counts
 * @param verdict what is said
 * @param note why, or what to do, in a few words; may be empty
 */
public record RowComparison(
        RowKey key,
        Kind kind,
        String unit,
        Optional<Direction> direction,
        Optional<Sample> baseline,
        Optional<Sample> candidate,
        Optional<Shift> shift,
        double p,
        double gate,
        Verdict verdict,
        String note) {

    /** The same with another verdict. */
    RowComparison judged(Verdict other, String reason) {
        return new RowComparison(key, kind, unit, direction, baseline, candidate, shift, p, gate, other, reason);
    }

    /** Whether Holm's p says something about it. */
    public boolean tested() {
        return kind != Kind.COUNTED && shift.isPresent() && verdict != Verdict.INVALID && verdict != Verdict.NOT_JUDGED;
    }
}
