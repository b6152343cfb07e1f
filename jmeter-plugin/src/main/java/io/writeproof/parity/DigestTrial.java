package io.writeproof.parity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Finds out before the load whether this server can digest the rows of a run as {@link KeyHash} expects.
 *
 * <p>The functions it needs are not documented, so known keys are hashed on both sides. A query that cannot stand in
 * parentheses cannot be digested either.
 */
final class DigestTrial {

    /** Of every length around the 12 bytes that the hash takes at a time, and with a letter that encodings differ on. */
    private static final List<String> TEXTS = List.of("", "a", "é", "eleven_char", "twelve_chars", "thirteen_char");

    private static final List<String> UUIDS =
            List.of("00000000-0000-0000-0000-000000000000", "01234567-89ab-7def-8123-456789abcdef");

    private DigestTrial() {}

    /** Tries on a connection without auto-commit, and leaves no transaction open. */
    static KeyHashing of(Connection connection, NamedSql rows, RunScope scope) throws SQLException {
        try {
            String type = keyType(connection, rows);
            Optional<KeyHash> hash = KeyHash.ofColumn(type);
            if (hash.isEmpty()) {
                return KeyHashing.none("rowsSql returns keys of type " + type + ", not uuid or text");
            }
            if (!agrees(connection, hash.get())) {
                return KeyHashing.none("this server hashes keys of type " + type + " in another way");
            }
            new DigestedRows(connection, rows, hash.get(), scope).total();
            return KeyHashing.by(hash.get());
        } catch (SQLException e) {
            return KeyHashing.none("the server cannot digest the rows: " + RunRows.firstLine(e));
        } finally {
            connection.rollback();
        }
    }

    private static String keyType(Connection connection, NamedSql rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(rows.jdbc())) {
            return statement.getMetaData().getColumnTypeName(1);
        }
    }

    private static boolean agrees(Connection connection, KeyHash hash) throws SQLException {
        List<String> keys = hash == KeyHash.UUID ? UUIDS : TEXTS;
        String sql = "select key, " + hash.sql() + " from unnest(?) as known(key)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf(hash.type(), keys.toArray()));
            try (ResultSet result = statement.executeQuery()) {
                boolean same = true;
                while (result.next()) {
                    same &= result.getLong(2) == hash.of(Key.of(result.getString(1)));
                }
                return same;
            }
        }
    }
}
