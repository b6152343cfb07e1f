package io.writeproof.parity;

import io.writeproof.parity.DigestedRows.HashedRow;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Matches the rows of one snapshot with the keys of a ledger, and reads no more rows than that takes.
 *
 * <p>The server digests the rows; those of requests that were not acknowledged are looked up and taken out. If what
 * remains has the digest of the acknowledged keys, every one of them has its row and there is no other. If not, digests
 * by bucket tell in which buckets the damage is, and only their rows are read and matched key by key.
 *
 * @param matcher has been given every row that was read
 * @param method how it was done, in words
 */
record Comparison(RowMatcher matcher, String method) {

    /** So many keys are looked up in one query; beyond that, reading all rows is the simpler way. */
    private static final int MOST_UNACKNOWLEDGED = 10_000;

    /** When every eighth bucket is damaged, reading all rows costs little more than finding out which are. */
    private static final int MOST_DAMAGED = DigestBuckets.COUNT / 8;

    static Comparison of(KeyLedger ledger, Snapshot snapshot) throws SQLException {
        Optional<KeyHash> hash = ledger.hashing().function();
        if (hash.isEmpty()) {
            return keyByKey(ledger, snapshot, ledger.hashing().obstacle());
        }
        int unacknowledged = ledger.unacknowledged().size();
        return unacknowledged > MOST_UNACKNOWLEDGED
                ? keyByKey(ledger, snapshot, unacknowledged + " requests were not acknowledged")
                : byDigest(ledger, snapshot, snapshot.digested(hash.get()));
    }

    private static Comparison keyByKey(KeyLedger ledger, Snapshot snapshot, String reason) throws SQLException {
        RowMatcher matcher = new RowMatcher(ledger, ledger.buckets());
        snapshot.readRows(matcher::row);
        return new Comparison(matcher, "key by key: " + reason);
    }

    private static Comparison byDigest(KeyLedger ledger, Snapshot snapshot, DigestedRows rows) throws SQLException {
        List<HashedRow> known = rows.of(ledger.unacknowledged());
        KeyDigest rest = rows.total();
        for (HashedRow row : known) {
            rest = rest.minus(KeyDigest.of(row.hash()));
        }
        BitSet damaged = rest.equals(ledger.acknowledged().total()) ? new BitSet() : damaged(ledger, rows, known);
        if (damaged.cardinality() > MOST_DAMAGED) {
            return keyByKey(ledger, snapshot, damaged.cardinality() + " of " + DigestBuckets.COUNT + " digests differ");
        }
        RowMatcher matcher = new RowMatcher(ledger, damaged);
        known.stream().filter(row -> !damaged.get(DigestBuckets.of(row.hash()))).forEach(row -> matcher.row(row.key()));
        if (damaged.isEmpty()) {
            return new Comparison(matcher, "by digest");
        }
        rows.in(damaged, matcher::row);
        return new Comparison(
                matcher,
                "by digest, and key by key in " + damaged.cardinality() + " of " + DigestBuckets.COUNT + " parts");
    }

    private static BitSet damaged(KeyLedger ledger, DigestedRows rows, List<HashedRow> known) throws SQLException {
        DigestBuckets buckets = rows.buckets();
        known.forEach(row -> buckets.subtract(row.hash()));
        return buckets.differences(ledger.acknowledged());
    }
}
