package io.writeproof.parity;

import io.writeproof.parity.ParityReport.Verdict;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Compares the requests of a run with its rows, as soon as the rows have settled.
 *
 * <p>It counts again and again from the moment it starts, which should be the end of the traffic. When the counts
 * suffice and two looks in a row see the same, it compares the keys; when nothing is left that could still heal, it is
 * done. Otherwise it goes on until the last deadline, because a missing row may still come. A database that does not
 * answer is asked again until then. One use; only {@link #abort} may come from another thread.
 */
public final class RowCheck {

    private final RunRows rows;
    private final RunScope scope;
    private final KeyLedger ledger;
    private final Deadlines deadlines;
    private final Pace pace;
    private final Examiner examiner;
    private final Looks looks = new Looks();
    private volatile boolean aborted;

    private long startNanos;
    private @Nullable Counts counts;
    private Duration changedAt = Duration.ZERO;
    private boolean quiet;
    private @Nullable SQLException failure;

    public RowCheck(RunRows rows, RunScope scope, KeyLedger ledger, Deadlines deadlines) {
        this(rows, scope, ledger, deadlines, Pace.REAL);
    }

    RowCheck(RunRows rows, RunScope scope, KeyLedger ledger, Deadlines deadlines, Pace pace) {
        this.rows = rows;
        this.scope = scope;
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.pace = pace;
        this.examiner = new Examiner(ledger);
    }

    /**
     * Makes the check; returns at the last deadline at the latest, give or take one query.
     *
     * @throws InterruptedException at once when the thread is interrupted or the check aborted
     */
    public ParityReport run() throws InterruptedException {
        @Nullable String problem = ledger.problem();
        if (problem != null) {
            return invalid(problem);
        }
        startNanos = pace.nanoTime();
        while (true) {
            Duration now = elapsed();
            look(now);
            if (settled() || !mayChange(now)) {
                return report();
            }
            pace.pause(untilNextLook(now));
        }
    }

    /** Ends a check that is under way, even in the middle of a query. */
    public void abort() {
        aborted = true;
        rows.abort();
    }

    private void look(Duration now) throws InterruptedException {
        try (Snapshot snapshot = rows.open(scope)) {
            Counts seen = snapshot.counts();
            Duration seenAt = elapsed();
            quiet = seen.equals(counts);
            if (!quiet) {
                counts = seen;
                changedAt = seenAt;
            }
            boolean worthIt = quiet && seen.sufficeFor(ledger.requests()) && !examiner.hasSeen(seen);
            boolean atDeadline = reached(deadlines.drainWait(), now) && !examiner.knowsWhatIsOnTime();
            if (atDeadline) {
                examiner.examineOnTime(snapshot);
            } else if (worthIt || reached(deadlines.last(), now)) {
                examiner.examine(snapshot);
            }
            looks.add(new Look(seenAt, seen.rows(), missing(seen)));
            failure = null;
        } catch (SQLException e) {
            failure = e;
        }
        if (aborted || Thread.interrupted()) {
            throw new InterruptedException("the parity check was aborted");
        }
    }

    /** By counts a row too many hides one that is missing, by keys it does not. */
    private long missing(Counts seen) {
        @Nullable Findings findings = examiner.findings();
        long byCounts = seen.missingFrom(ledger.requests());
        return findings != null && examiner.hasSeen(seen)
                ? Math.max(byCounts, findings.damage().lost().total())
                : byCounts;
    }

    /** Nothing changes any more, the whole of it was examined, and waiting would mend nothing. */
    private boolean settled() {
        @Nullable Findings findings = examiner.findings();
        return failure == null
                && quiet
                && counts != null
                && examiner.hasSeen(counts)
                && findings != null
                && !findings.damage().mayHeal();
    }

    private boolean mayChange(Duration now) {
        boolean hopeless = failure != null && !RunRows.isPassing(failure);
        return !hopeless && !reached(deadlines.last(), now);
    }

    private ParityReport report() {
        @Nullable Findings findings = examiner.findings();
        if (failure != null) {
            return invalid("the database could not be read: " + rows.explain("the queries", failure));
        }
        if (findings == null) {
            return invalid("the database was never examined");
        }
        boolean sound = findings.damage().isNone();
        boolean enough = !findings.damage().mayHeal();
        @Nullable Duration settledAfter = enough ? changedAt : null;
        return new ParityReport(
                sound ? Verdict.PASSED : Verdict.FAILED,
                Sentences.reason(ledger.requests(), findings, changedAt),
                ledger.requests(),
                findings,
                settledAfter,
                looks.all());
    }

    private ParityReport invalid(String reason) {
        return ParityReport.invalid(reason, ledger.requests());
    }

    private Duration untilNextLook(Duration now) {
        Duration wait = deadlines.poll();
        for (Duration deadline : new Duration[] {deadlines.drainWait(), deadlines.last()}) {
            Duration rest = deadline.minus(now);
            wait = rest.compareTo(Duration.ZERO) > 0 && rest.compareTo(wait) < 0 ? rest : wait;
        }
        return wait;
    }

    private Duration elapsed() {
        return Duration.ofNanos(pace.nanoTime() - startNanos);
    }

    private static boolean reached(Duration deadline, Duration now) {
        return now.compareTo(deadline) >= 0;
    }
}
