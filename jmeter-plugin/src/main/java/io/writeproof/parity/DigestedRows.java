package io.writeproof.parity;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a run in one snapshot, digested by the server. As long-lived as its connection, used by one thread. */
final class DigestedRows {

    /** Among nine numbers and more, all of the type it seeks, PostgreSQL seeks by hash; fewer it tries for every row. */
    private static final int LONG_LIST = 9;

    private final Connection connection;
    private final DigestSql sql;
    private final KeyHash hash;
    private final RunScope scope;

    /** A row's key and the hash that the server computes of it. */
    record HashedRow(String key, long hash) {}

    DigestedRows(Connection connection, NamedSql rows, KeyHash hash, RunScope scope) {
        this.connection = connection;
        this.sql = DigestSql.of(rows, hash);
        this.hash = hash;
        this.scope = scope;
    }

    KeyDigest total() throws SQLException {
        try (PreparedStatement statement = sql.total().prepare(connection, scope);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return digest(result, 1);
        }
    }

    DigestBuckets buckets() throws SQLException {
        DigestBuckets buckets = new DigestBuckets();
        try (PreparedStatement statement = sql.buckets().prepare(connection, scope);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                buckets.add(result.getInt(1), digest(result, 2));
            }
        }
        return buckets;
    }

    /** The sum is a numeric, and exact; of no keys it is null. */
    private static KeyDigest digest(ResultSet result, int column) throws SQLException {
        @Nullable BigDecimal sum = result.getBigDecimal(column + 1);
        return new KeyDigest(
                result.getLong(column), sum == null ? 0 : sum.toBigInteger().longValue());
    }

    /** Gives the key of every row in some buckets; null for a row without. */
    void in(BitSet buckets, Consumer<@Nullable String> rows) throws SQLException {
        IntStream noSuchBucket = IntStream.generate(() -> DigestBuckets.COUNT).limit(LONG_LIST);
        Object[] numbers =
                IntStream.concat(buckets.stream(), noSuchBucket).boxed().toArray();
        try (PreparedStatement statement = prepare(sql.inBuckets(), connection.createArrayOf("int8", numbers));
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.accept(result.getString(1));
            }
        }
    }

    /** The rows that these keys have. */
    List<HashedRow> of(Collection<Key> keys) throws SQLException {
        List<HashedRow> found = new ArrayList<>();
        Object[] texts = keys.stream().filter(hash::fits).map(Key::toString).toArray();
        if (texts.length == 0) {
            return found;
        }
        try (PreparedStatement statement = prepare(sql.ofKeys(), connection.createArrayOf(hash.type(), texts));
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                found.add(new HashedRow(result.getString(1), result.getLong(2)));
            }
        }
        return found;
    }

    private PreparedStatement prepare(NamedSql query, Array last) throws SQLException {
        PreparedStatement statement = query.prepare(connection, scope);
        statement.setArray(query.parameters().size() + 1, last);
        return statement;
    }
}
