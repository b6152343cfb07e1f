package io.writeproof.write;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out before the first row whether a database can take the rows of a destination.
 *
 * <p>Reads the system catalogs over a connection of its own and changes nothing. The settings must be those that will write:
 * what is allowed, and where tables are looked for, can differ by role, database and search path. Thread-safe.
 */
public final class DestinationCheck {

    private static final String READ_ONLY =
            "SELECT pg_is_in_recovery(), current_setting('transaction_read_only') = 'on'";

    private static final String COLUMNS = """
            SELECT a.attname, t.typname, has_column_privilege(a.attrelid, a.attnum, 'INSERT'),
                   a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
            WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
            """;

    /** A unique index that any row of these columns enters, and that ON CONFLICT DO NOTHING can go by. */
    private static final String HAS_KEY = """
            SELECT EXISTS (
                SELECT FROM pg_index i
                WHERE i.indrelid = to_regclass(?) AND i.indisunique AND i.indisvalid AND i.indimmediate
                AND i.indpred IS NULL AND i.indexprs IS NULL
                AND NOT EXISTS (
                    SELECT FROM generate_series(0, i.indnkeyatts - 1) k
                    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k]
                    WHERE NOT a.attnotnull OR a.attname <> ALL (?::text[])))
            """;

    /** A column as the server has it. */
    private record Found(String type, boolean writable, boolean required) {}

    private DestinationCheck() {}

    /**
     * Makes sure that the server takes writes at all.
     *
     * @throws DatabaseException if it is a standby or read-only, or cannot be asked
     */
    public static void requireWritable(ConnectionSettings server) {
        ask(server, connection -> requireWritable(server, connection));
    }

    /**
     * Makes sure that the server takes writes, and that every table is there with its columns, may be written to, and has a
     * key that a retry can rely on.
     *
     * @throws DatabaseException if not, or if the server cannot be asked; the message has every problem of the tables
     */
    public static void require(ConnectionSettings server, Destination<?> destination) {
        ask(server, connection -> {
            requireWritable(server, connection);
            List<String> problems = new ArrayList<>();
            for (Table<?> table : destination.tables()) {
                check(connection, table, problems);
            }
            if (!problems.isEmpty()) {
                throw new DatabaseException(server + " cannot take the rows: " + String.join("; ", problems));
            }
        });
    }

    /** What is asked over one connection. */
    private interface Question {
        void ask(Connection connection) throws SQLException;
    }

    private static void ask(ConnectionSettings server, Question question) {
        try (Connection connection = server.connect()) {
            question.ask(connection);
        } catch (SQLException e) {
            throw new DatabaseException(
                    "Cannot ask " + server + " whether it takes the rows: " + DatabaseException.reason(e), e);
        }
    }

    private static void requireWritable(ConnectionSettings server, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(READ_ONLY)) {
            answer.next();
            if (answer.getBoolean(1)) {
                throw new DatabaseException(
                        server + " is a standby: expected a server that takes writes; give the primary's URL");
            }
            if (answer.getBoolean(2)) {
                throw new DatabaseException(server + " is read-only: expected transaction_read_only=off, found on;"
                        + " change default_transaction_read_only of the server, the database or the role");
            }
        }
    }

    private static void check(Connection connection, Table<?> table, List<String> problems) throws SQLException {
        Map<String, Found> found = columns(connection, table);
        if (found.isEmpty()) {
            problems.add("table " + table.name()
                    + " is not found by the search path: create it, or grant USAGE on its schema");
            return;
        }
        table.columns()
                .forEach(column ->
                        check(table.name() + "." + column.name(), column, found.remove(column.name()), problems));
        found.forEach((name, column) -> {
            if (column.required()) {
                problems.add(table.name() + "." + name + " must not be null and is not written: give it a default");
            }
        });
        if (!hasKey(connection, table)) {
            problems.add(
                    table.name() + " has no primary key or unique constraint over written columns that are not null,"
                            + " which a retry needs");
        }
    }

    private static void check(String name, Column<?> column, @Nullable Found found, List<String> problems) {
        String expected = "expected " + column.type().sqlName();
        if (found == null) {
            problems.add("column " + name + " is missing: " + expected);
        } else if (!found.type().equals(column.type().sqlName())) {
            problems.add("column " + name + " has another type: " + expected + ", found " + found.type());
        } else if (!found.writable()) {
            problems.add("column " + name + " may not be written: grant INSERT");
        }
    }

    private static Map<String, Found> columns(Connection connection, Table<?> table) throws SQLException {
        Map<String, Found> found = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new Found(rows.getString(2), rows.getBoolean(3), rows.getBoolean(4)));
                }
            }
        }
        return found;
    }

    private static boolean hasKey(Connection connection, Table<?> table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HAS_KEY)) {
            Object[] written = table.columns().stream().map(Column::name).toArray();
            statement.setString(1, table.name());
            statement.setArray(2, connection.createArrayOf("text", written));
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
