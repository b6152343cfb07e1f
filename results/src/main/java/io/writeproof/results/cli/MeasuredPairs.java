package io.writeproof.results.cli;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.Gates;
import io.writeproof.results.compare.NoSuchSideException;
import io.writeproof.results.compare.NoiseFloors;
import io.writeproof.results.compare.Verdict;
import io.writeproof.results.pairs.Calibration;
import io.writeproof.results.pairs.PairMeasurement;
import io.writeproof.results.pairs.PairRounds;
import io.writeproof.results.pairs.PairSession;
import io.writeproof.results.pairs.PairSession.Revision;
import io.writeproof.results.pairs.PairSide;
import io.writeproof.results.pairs.Progress;
import io.writeproof.results.pairs.Revisions;
import io.writeproof.results.pairs.Script;
import io.writeproof.results.pairs.Worktrees;
import io.writeproof.results.store.Checkout;
import io.writeproof.results.store.CommitRange;
import io.writeproof.results.store.RunStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code compare --pairs} does: builds both commits, measures them in pairs, and compares. */
final class MeasuredPairs {

    private static final int NAMED = 10;
    private static final String HEAD = "HEAD";

    private final Path repository;
    private final Checkout checkout;
    private final Path results;
    private final PairOptions options;
    private final Progress progress;

    /**
     * @param repository a directory of the repository whose commits are meant
     * @param results where the runs are stored
     */
    MeasuredPairs(Path repository, Path results, PairOptions options, Progress progress) {
        this.repository = repository;
        this.checkout = new Checkout(repository);
        this.results = results;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Measures and compares.
     *
     * @param head the commit of the working tree unless given
     * @throws NoSuchSideException when a name means no commit, or the working tree has changes that would not be
     *     measured
     * @throws io.writeproof.results.pairs.PairsException when a commit cannot be built or measured
     */
    Comparison compare(String base, Optional<String> head, Script script, Gates gates) {
        Revision before = revision(base);
        Revision after = revision(head.orElse(HEAD));
        if (head.isEmpty()) {
            requireClean();
        }
        int confirmations = options.confirmations();
        Comparison comparison =
                rounds(new Revisions(before, after), script, rounds -> rounds.compare(script, gates, confirmations));
        return withSuspects(comparison, before, after);
    }

    /**
     * Compares what a session measured earlier.
     *
     * @throws io.writeproof.results.store.StoreException when the session or a run of it cannot be read, or no pair
     *     counts
     */
    Comparison compareAgain(Path session, Gates gates) {
        PairSession measured = PairSession.read(session);
        return withSuspects(PairRounds.comparison(session, gates), measured.base(), measured.head());
    }

    /**
     * Measures one commit against itself and stores its noise floors.
     *
     * @param name of the commit; that of the working tree unless given
     * @throws NoSuchSideException as {@link #compare}
     * @throws io.writeproof.results.pairs.PairsException as {@link #compare}
     */
    Calibration calibrate(Optional<String> name, Script script, Gates gates) {
        Revision revision = revision(name.orElse(HEAD));
        if (name.isEmpty()) {
            requireClean();
        }
        Calibration calibration =
                rounds(new Revisions(revision, revision), script, rounds -> rounds.calibrate(script, gates));
        NoiseFloors floors = NoiseFloors.read(results).and(calibration.floors());
        progress.line("wrote " + new RunStore(results).publish(NoiseFloors.FILE, floors.json()));
        return calibration;
    }

    private <T> T rounds(Revisions revisions, Script script, Work<T> work) {
        int pairs = options.pairs();
        try (Worktrees worktrees = Worktrees.of(checkout, results, revisions, options.environment())) {
            for (PairSide side : PairSide.values()) {
                progress.line(
                        "building " + side.label() + " " + revisions.of(side).title());
                worktrees.build(side, script);
            }
            PairMeasurement measurement = new PairMeasurement(worktrees, new RunStore(results), progress);
            PairRounds.Plan plan = new PairRounds.Plan(revisions, pairs, options.seed());
            return work.with(new PairRounds(measurement, progress, plan));
        }
    }

    private Revision revision(String name) {
        return new Revision(
                name,
                checkout.commitOf(name)
                        .orElseThrow(() -> new NoSuchSideException("'" + name
                                + "': expected a commit, a tag or a branch of "
                                + repository.toAbsolutePath() + " to build and measure, found nothing of that name"
                                + (checkout.shallow()
                                        ? "; this clone is shallow: fetch its history with 'git fetch --unshallow'"
                                        : ""))));
    }

    private void requireClean() {
        if (checkout.dirty()) {
            throw new NoSuchSideException(
                    "the working tree has changes that are not committed, and commits are measured:"
                            + " commit them, or name " + HEAD + " to measure its last commit without them");
        }
    }

    private Comparison withSuspects(Comparison comparison, Revision base, Revision head) {
        return comparison.has(Verdict.REGRESSED) ? comparison.withWarning(suspects(base, head)) : comparison;
    }

    /** The commits among which the one is that made it slower. */
    private String suspects(Revision base, Revision head) {
        CommitRange range = CommitRange.between(repository, base.commit(), head.commit());
        List<String> commits = range.commits();
        String names = String.join("; ", commits.subList(0, Math.min(NAMED, commits.size())));
        return "the regression is of " + base.shortCommit() + ".."
                + head.shortCommit()
                + (commits.isEmpty()
                        ? ""
                        : ", " + commits.size() + (commits.size() == 1 ? " commit: " : " commits: ") + names)
                + (commits.size() > NAMED ? "; …" : "")
                + range.gap().map(gap -> ", " + gap).orElse("");
    }

    /** What is done while the worktrees are there. */
    private interface Work<T> {
        T with(PairRounds rounds);
    }
}
