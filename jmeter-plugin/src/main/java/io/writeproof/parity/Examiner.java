package io.writeproof.parity;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the full comparison, by keys or, without keys, by counts; remembers the latest findings.
 *
 * <p>It looks once at each snapshot it is given and never waits. Not thread-safe.
 */
public final class Examiner {

    private final KeyLedger ledger;

    private @Nullable Counts examined;
    private @Nullable Findings findings;
    private @Nullable OnTime onTime;

    /** What was visible at the drain deadline, and which acknowledged keys were not. */
    private record OnTime(BitSet missing, long rows) {}

    /** An examiner for a ledger that is complete. */
    public Examiner(KeyLedger ledger) {
        this.ledger = ledger;
    }

    /** Compares once more. */
    public Findings examine(Snapshot snapshot) throws SQLException {
        compare(snapshot);
        return Objects.requireNonNull(findings);
    }

    /** Compares, and remembers that whatever is not there now is late. */
    void examineOnTime(Snapshot snapshot) throws SQLException {
        onTime = compare(snapshot);
    }

    private OnTime compare(Snapshot snapshot) throws SQLException {
        Counts counts = snapshot.counts();
        KeyList orphans = atLeast(counts.missingChildren(), snapshot.orphans());
        BitSet missing = new BitSet();
        if (ledger.source() == KeySource.NONE) {
            findings = byCounts(counts, orphans);
        } else {
            Comparison comparison = Comparison.of(ledger, snapshot);
            RowMatcher matcher = comparison.matcher();
            BitSet missedBefore = onTime == null ? missing : onTime.missing();
            findings = matcher.findings(counts, orphans, missedBefore, comparison.method());
            missing = matcher.missing();
        }
        examined = counts;
        return new OnTime(missing, counts.rows());
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
        return new Findings(found, counts.childRows(), indeterminate, failed, damage, "by counts: there are no keys");
    }

    private static KeyList nameless(long total) {
        return new KeyList(Math.max(0, total), List.of());
    }

    private static KeyList atLeast(long total, KeyList keys) {
        return keys.total() >= total ? keys : new KeyList(total, keys.keys());
    }
}
