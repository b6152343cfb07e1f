package io.writeproof.results.pairs;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.Gates;
import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.compare.RowKey;
import io.writeproof.results.compare.Verdict;
import java.nio.file.Path;
import java.util.List;

/** Measures two commits in pairs and compares what was stored. Used by one thread. */
public final class PairRounds {

    private final PairMeasurement measurement;
    private final Progress progress;
    private final Plan plan;

    /** Measures by {@code measurement}. */
    public PairRounds(PairMeasurement measurement, Progress progress, Plan plan) {
        this.measurement = measurement;
        this.progress = progress;
        this.plan = plan;
    }

    /**
     * Measures, and compares pair by pair; then measures what regressed again, as often as is wanted, and believes what
     * regressed each time.
     *
     * @param confirmations how often at most, each with as many pairs
     * @throws PairsException when a run fails; what was stored stays
     */
    public Comparison compare(Script script, Gates gates, int confirmations) {
        Comparison comparison = comparison(measure(script, plan.seed), gates);
        for (int i = 1; i <= confirmations && comparison.has(Verdict.REGRESSED); i++) {
            List<RowKey> regressed = comparison
                    .rows()
                    .filter(row -> row.verdict() == Verdict.REGRESSED)
                    .map(RowComparison::key)
                    .toList();
            progress.line("confirmation " + i + " of " + confirmations + ": " + regressed.size() + " regressed");
            comparison =
                    comparison.confirmedBy(comparison(measure(script.narrowedTo(regressed), plan.seed + i), gates));
        }
        return comparison;
    }

    /**
     * Measures identical code.
     *
     * @throws PairsException when a run fails; what was stored stays
     */
    public Calibration calibrate(Script script, Gates gates) {
        return Calibration.of(PairedRuns.read(measure(script, plan.seed)), gates);
    }

    private Path measure(Script script, long seed) {
        return measurement.measure(PairSession.planned(progress.now(), script, seed, plan.revisions), plan.pairs);
    }

    /** Compares the runs of a session that was stored earlier, or just now. */
    public static Comparison comparison(Path session, Gates gates) {
        PairedRuns runs = PairedRuns.read(session);
        return Comparison.ofPairs(runs.base(), runs.head(), gates);
    }

    /**
     * What is measured, and how often.
     *
     * @param revisions the two commits
     * @param pairs how many pairs
     * @param seed of the order of the runs
     */
    public record Plan(Revisions revisions, int pairs, long seed) {}
}
