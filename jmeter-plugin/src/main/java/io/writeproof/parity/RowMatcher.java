package io.writeproof.parity;

import io.writeproof.parity.KeyLedger.Entry;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a run beside the keys of its requests. One use, not thread-safe. */
final class RowMatcher {

    private final KeyLedger ledger;
    private final BitSet seen;
    private final BitSet seenTwice;
    private final KeyCollector duplicate = new KeyCollector();
    private final KeyCollector unknown = new KeyCollector();

    RowMatcher(KeyLedger ledger) {
        this.ledger = ledger;
        this.seen = new BitSet(ledger.size());
        this.seenTwice = new BitSet();
    }

    /** Takes the next row; a row without a key belongs to nobody. */
    void row(@Nullable String text) {
        if (text == null) {
            unknown.add("(row without a key)");
            return;
        }
        @Nullable Entry entry = ledger.find(Key.of(text));
        if (entry == null) {
            unknown.add(text);
        } else if (!seen.get(entry.number())) {
            seen.set(entry.number());
        } else if (!seenTwice.get(entry.number())) {
            seenTwice.set(entry.number());
            duplicate.add(text);
        }
    }

    /** The numbers of the keys whose row was seen. */
    BitSet seen() {
        return seen;
    }

    /**
     * The findings after the last row.
     *
     * @param counts the counts read together with the rows
     * @param orphans the damaged halves read together with the rows
     * @param onTime the keys seen at the drain deadline; null before it
     */
    Findings findings(Counts counts, KeyList orphans, @Nullable BitSet onTime) {
        KeyCollector lost = new KeyCollector();
        KeyCollector late = new KeyCollector();
        Tally present = new Tally();
        ledger.forEach((key, entry) -> {
            boolean there = seen.get(entry.number());
            if (there) {
                present.add(entry.outcome());
            }
            if (entry.outcome() == Outcome.ACKNOWLEDGED) {
                if (!there) {
                    lost.add(key.toString());
                } else if (onTime != null && !onTime.get(entry.number())) {
                    late.add(key.toString());
                }
            }
        });
        Explained explained = explainUnknown();
        Damage damage = new Damage(lost.toList(), duplicate.toList(), explained.unexpected(), orphans, late.toList());
        return new Findings(
                counts.rows(),
                counts.childRows(),
                present.get(Outcome.INDETERMINATE) + explained.indeterminate(),
                present.get(Outcome.FAILED) + explained.failed(),
                damage);
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
