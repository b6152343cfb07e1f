package io.writeproof.parity;

import io.writeproof.parity.RunRows.Snapshot;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the full comparison, key by key or, without keys, by counts; remembers the latest findings. */
final class Examiner {

    private final RunRows rows;
    private final RunScope scope;
    private final KeyLedger ledger;

    private @Nullable Counts examined;
    private @Nullable Findings findings;
    private @Nullable OnTime onTime;

    /** What was visible at the drain deadline. */
    private record OnTime(BitSet keys, long rows) {}

    Examiner(RunRows rows, RunScope scope, KeyLedger ledger) {
        this.rows = rows;
        this.scope = scope;
        this.ledger = ledger;
    }

    /** Compares once more. */
    void examine() throws SQLException {
        compare();
    }

    /** Compares, and remembers that whatever is not there now is late. */
    void examineOnTime() throws SQLException {
        onTime = compare();
    }

    boolean knowsWhatIsOnTime() {
        return onTime != null;
    }

    /** Whether the latest findings rest on these counts. */
    boolean hasSeen(Counts counts) {
        return counts.equals(examined);
    }

    @Nullable
    Findings findings() {
        return findings;
    }

    private OnTime compare() throws SQLException {
        RowMatcher matcher = new RowMatcher(ledger);
        Snapshot snapshot = rows.read(scope, matcher, ledger.source());
        Counts counts = snapshot.counts();
        KeyList orphans = atLeast(counts.missingChildren(), snapshot.orphans());
        examined = counts;
        findings = ledger.source() == KeySource.NONE
                ? byCounts(counts, orphans)
                : matcher.findings(counts, orphans, onTime == null ? null : onTime.keys());
        return new OnTime(matcher.seen(), counts.rows());
    }

    /** The fallback without keys. It cannot see one lost row beside one duplicate. */
    private Findings byCounts(Counts counts, KeyList orphans) {
        Requests requests = ledger.requests();
        long found = counts.rows();
        long wanted = requests.acknowledged();
        long extra = Math.max(0, found - wanted);
        long indeterminate = Math.min(extra, requests.indeterminate());
        long failed = Math.min(extra - indeterminate, requests.failed());
        long late = onTime == null ? 0 : Math.max(0, Math.min(wanted, found) - Math.min(wanted, onTime.rows()));
        Damage damage = new Damage(
                nameless(wanted - found), KeyList.EMPTY, nameless(found - requests.sent()), orphans, nameless(late));
        return new Findings(found, counts.childRows(), indeterminate, failed, damage);
    }

    private static KeyList nameless(long total) {
        return new KeyList(Math.max(0, total), List.of());
    }

    private static KeyList atLeast(long total, KeyList keys) {
        return keys.total() >= total ? keys : new KeyList(total, keys.keys());
    }
}
