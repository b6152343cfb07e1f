package io.writeproof.parity;

import io.writeproof.parity.KeyLedger.Entry;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a run beside the keys of its requests, in some buckets or all. One use, not thread-safe. */
final class RowMatcher {

    private final KeyLedger ledger;
    private final BitSet buckets;
    private final BitSet seen = new BitSet();
    private final BitSet seenTwice = new BitSet();
    private final BitSet missing = new BitSet();
    private final Tally present = new Tally();
    private final KeyCollector duplicate = new KeyCollector();
    private final KeyCollector unknown = new KeyCollector();

    /**
     * A matcher that has seen no row.
     *
     * @param buckets those whose rows it will be given, all of them; in the others every acknowledged key has its row
     */
    RowMatcher(KeyLedger ledger, BitSet buckets) {
        this.ledger = ledger;
        this.buckets = buckets;
    }

    /** Takes the next row; a row without a key belongs to nobody. */
    void row(@Nullable String text) {
        if (text == null) {
            unknown.add("(row without a key)");
            return;
        }
        Key key = Key.of(text);
        @Nullable Entry entry = ledger.find(key);
        if (entry == null) {
            unknown.add(text);
        } else if (!hasRow(entry)) {
            seen.set(entry.number());
            present.add(entry.outcome());
        } else if (!seenTwice.get(entry.number())) {
            seenTwice.set(entry.number());
            duplicate.add(key.toString());
        }
    }

    /** A row may be in another bucket than its key, because a UUID in capitals is the same key and another text. */
    private boolean hasRow(Entry entry) {
        return seen.get(entry.number()) || (entry.outcome() == Outcome.ACKNOWLEDGED && !buckets.get(entry.bucket()));
    }

    /** The numbers of the acknowledged keys without row; complete after {@link #findings}. */
    BitSet missing() {
        return missing;
    }

    /**
     * The findings after the last row.
     *
     * @param counts the counts read together with the rows
     * @param orphans the damaged halves read together with the rows
     * @param missedBefore the acknowledged keys that were missing at the drain deadline; none before it
     * @param comparison how the rows were compared, in words
     */
    Findings findings(Counts counts, KeyList orphans, BitSet missedBefore, String comparison) {
        KeyCollector lost = new KeyCollector();
        KeyCollector late = new KeyCollector();
        BitSet interesting = missedBefore.isEmpty() ? buckets : ledger.buckets();
        interesting.stream()
                .forEach(bucket -> ledger.forEachIn(bucket, (key, entry) -> {
                    if (entry.outcome() != Outcome.ACKNOWLEDGED) {
                        return;
                    }
                    if (buckets.get(bucket) && !seen.get(entry.number())) {
                        missing.set(entry.number());
                        lost.add(key.toString());
                    } else if (missedBefore.get(entry.number())) {
                        late.add(key.toString());
                    }
                }));
        Explained explained = explainUnknown();
        Damage damage = new Damage(lost.toList(), duplicate.toList(), explained.unexpected(), orphans, late.toList());
        return new Findings(
                counts.rows(),
                counts.childRows(),
                present.get(Outcome.INDETERMINATE) + explained.indeterminate(),
                present.get(Outcome.FAILED) + explained.failed(),
                damage,
                comparison);
    }

    private record Explained(long indeterminate, long failed, KeyList unexpected) {}

    /**
     * When the service chooses the keys, a request without an answer has a key nobody knows. As many unknown rows as
     * there are such requests may be theirs.
     */
    private Explained explainUnknown() {
        KeyList rows = unknown.toList();
        long indeterminate = Math.min(rows.total(), ledger.keyless(Outcome.INDETERMINATE));
        long failed = Math.min(rows.total() - indeterminate, ledger.keyless(Outcome.FAILED));
        long rest = rows.total() - indeterminate - failed;
        KeyList unexpected = rest == 0
                ? KeyList.EMPTY
                : new KeyList(rest, rows.keys().subList(0, (int)
                        Math.min(rest, rows.keys().size())));
        return new Explained(indeterminate, failed, unexpected);
    }
}
