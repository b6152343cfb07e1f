package io.writeproof.jmeter;

import io.writeproof.parity.Deadlines;
import io.writeproof.parity.KeyLedger;
import io.writeproof.parity.ParityReport;
import io.writeproof.parity.PostgresAddress;
import io.writeproof.parity.ReportText;
import io.writeproof.parity.RowCheck;
import io.writeproof.parity.RunRows;
import io.writeproof.parity.RunScope;
import org.apache.jmeter.samplers.SampleResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Postgres Parity element during one test: what it noted, and what its last check found. Thread-safe. */
final class ParityRun {

    private static final Logger LOG = LoggerFactory.getLogger(ParityRun.class);

    private final RequestKeys keys;
    private final KeyLedger ledger;
    private final RunRows rows;
    private final RunScope scope;
    private final Deadlines deadlines;

    @SuppressWarnings("ThreadLocalUsage") // two elements note keys of their own for the same sample
    private final ThreadLocal<@Nullable Noted> noted = new ThreadLocal<>();

    private volatile @Nullable ParityReport latest;
    private volatile @Nullable RowCheck current;

    /** A key waits here from the post-processor to the listener, because only the latter knows the outcome. */
    private record Noted(SampleResult result, @Nullable String key) {}

    /** What a run is made of, already tried out. */
    record Setup(RequestKeys keys, KeyLedger ledger, RunRows rows, RunScope scope, Deadlines deadlines) {}

    ParityRun(Setup setup) {
        this.keys = setup.keys();
        this.ledger = setup.ledger();
        this.rows = setup.rows();
        this.scope = setup.scope();
        this.deadlines = setup.deadlines();
    }

    /** Remembers the key before a later element may change the variable. */
    void note(SampleResult result) {
        noted.set(new Noted(result, keys.keyOf(result)));
    }

    /** Enters the request with its outcome. */
    void finish(SampleResult result) {
        @Nullable Noted before = noted.get();
        noted.remove();
        boolean same = before != null && isSame(before.result(), result);
        String key = same && before != null ? before.key() : keys.keyOf(result);
        ledger.record(key, Outcomes.of(result));
    }

    @SuppressWarnings("ReferenceEquality") // one sample is one object; two samples may look alike
    private static boolean isSame(SampleResult one, SampleResult other) {
        return one == other;
    }

    /** Compares requests and rows; waits for rows as long as the deadlines allow. */
    synchronized ParityReport check() {
        RowCheck check = new RowCheck(rows, scope, ledger, deadlines);
        current = check;
        ParityReport report;
        try {
            report = check.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            report = ParityReport.invalid("the check was aborted before it was done", ledger.requests());
        } finally {
            current = null;
        }
        latest = report;
        LOG.info("Parity of run {}\n{}", scope.runId(), ReportText.of(report));
        return report;
    }

    /** Ends a check that is under way. */
    void abort() {
        @Nullable RowCheck check = current;
        if (check != null) {
            check.abort();
        }
    }

    /** Whether a check is under way. */
    boolean isChecking() {
        return current != null;
    }

    /** Where the rows are. */
    PostgresAddress database() {
        return rows.address();
    }

    boolean isUnchecked() {
        return latest == null;
    }

    /** The exit code that the last check asks for. */
    int exitCode() {
        @Nullable ParityReport report = latest;
        if (report == null) {
            return TestExit.INVALID;
        }
        return switch (report.verdict()) {
            case PASSED -> TestExit.PASSED;
            case FAILED -> TestExit.FAILED;
            case INVALID -> TestExit.INVALID;
        };
    }
}
