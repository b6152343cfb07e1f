package io.writeproof.results.compare;

import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.compare.Section.Design;
import io.writeproof.results.stats.PairTest;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.stats.Shift;
import java.util.Arrays;
import java.util.Optional;

/**
 * One row as both sides have it, before anything is said about it.
 *
 * @param row the row of the candidate, or of the baseline when the candidate has none
 * @param baseline the baseline's replicates
 * @param candidate the candidate's replicates
 * @param trouble why nothing can be concluded; empty when something can
 * @param shift from baseline to candidate; empty before it is tested, and when it cannot be computed
 * @param gate the relative change that counts; 0 for faults
 */
record PairedRow(
        MeasuredRow row,
        Optional<Sample> baseline,
        Optional<Sample> candidate,
        Optional<String> trouble,
        Optional<Shift> shift,
        double gate) {

    /** Whether it can be tested. */
    boolean testable() {
        return trouble.isEmpty() && hasRatio();
    }

    private boolean hasRatio() {
        return row.kind() != Kind.COUNTED
                && baseline.filter(Sample::hasRatios).isPresent()
                && candidate.filter(Sample::hasRatios).isPresent();
    }

    /**
     * The same with how far its sides are apart.
     *
     * @param tested how many rows are tested in all, in whichever section: so few pairs may need another test
     */
    PairedRow tested(Design design, double alpha, int tested) {
        if (!hasRatio()) {
            return this;
        }
        Sample from = baseline.orElseThrow();
        Sample to = candidate.orElseThrow();
        Shift apart = design == Design.PAIRED && from.size() == to.size()
                ? Shift.ofPairs(from, to, PairTest.of(from.size(), tested, alpha))
                : Shift.between(from, to);
        return new PairedRow(row, baseline, candidate, trouble, Optional.of(apart), gate);
    }

    /** The larger of the faults of the runs of a side. */
    static double worst(Sample faults) {
        return Arrays.stream(faults.values()).max().orElse(0);
    }

    RowComparison judged(double p, Verdict verdict, String note) {
        return new RowComparison(
                row.key(), row.kind(), row.unit(), row.direction(), baseline, candidate, shift, p, gate, verdict, note);
    }
}
