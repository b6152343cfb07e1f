package io.writeproof.results.compare;

import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.stats.Replication;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.stats.Shift;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says what a row means.
 *
 * @param alpha the chance of one false alarm among all rows
 * @param tested how many rows are tested
 */
record Judge(double alpha, int tested) {

    /**
     * The verdict of a row from one environment.
     *
     * @param p Holm's p over all tested rows
     */
    RowComparison of(PairedRow row, double p) {
        Optional<Sample> baseline = row.baseline();
        Optional<Sample> candidate = row.candidate();
        if (candidate.isEmpty()) {
            return secondary(row)
                    ? row.judged(1, Verdict.NOT_JUDGED, "measured for the baseline only")
                    : row.judged(1, Verdict.MISSING, "");
        }
        if (baseline.isEmpty()) {
            return row.judged(1, Verdict.NEW, "");
        }
        if (row.trouble().isPresent()) {
            Verdict verdict = secondary(row) ? Verdict.NOT_JUDGED : Verdict.INVALID;
            return row.judged(1, verdict, row.trouble().get());
        }
        return row.row().kind() == Kind.COUNTED
                ? counted(row, PairedRow.worst(baseline.get()), PairedRow.worst(candidate.get()))
                : measured(
                        row,
                        p,
                        row.shift().orElseThrow(),
                        baseline.get().size(),
                        candidate.get().size());
    }

    private static boolean secondary(PairedRow row) {
        return row.row().kind() == Kind.SECONDARY;
    }

    /** The row without a verdict, because the sides are from different environments. */
    static RowComparison crossEnvironment(PairedRow row) {
        return row.judged(1, Verdict.NOT_JUDGED, row.trouble().orElse(""));
    }

    private static RowComparison counted(PairedRow row, double before, double after) {
        if (after > before) {
            return row.judged(1, Verdict.FAILED, "");
        }
        return row.judged(1, after < before ? Verdict.IMPROVED : Verdict.UNCHANGED, "");
    }

    private RowComparison measured(PairedRow row, double p, Shift shift, int before, int after) {
        boolean changed = shift.interval().excludesNoChange() && Math.abs(shift.change()) > row.gate() && p < alpha;
        if (changed) {
            double worsening = row.row().direction().orElseThrow().worsening(shift.ratio());
            return row.judged(p, worsening > 1 ? Verdict.REGRESSED : Verdict.IMPROVED, "");
        }
        if (Replication.smallestP(before, after) * tested >= alpha) {
            int fewest = Replication.fewest(alpha, tested);
            return row.judged(p, Verdict.UNDERPOWERED, "needs " + fewest + " replicates a side");
        }
        if (shift.interval().within(row.gate())) {
            return row.judged(p, Verdict.UNCHANGED, "");
        }
        OptionalInt more = Replication.more(Math.min(before, after), shift, row.gate());
        return row.judged(
                p,
                Verdict.INCONCLUSIVE,
                more.isPresent()
                        ? "about " + more.getAsInt() + " more replicates a side"
                        : "more replicates than are sensible: reduce the noise");
    }
}
