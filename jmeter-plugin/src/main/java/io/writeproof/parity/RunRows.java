package io.writeproof.parity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one run in the database, read with the queries of the plan.
 *
 * <p>Each reading happens in one read-only transaction with one snapshot. Used by one thread; only {@link #abort} may
 * come from another.
 */
public final class RunRows {

    /** Enough to make round trips cheap, few enough for the smallest heap. */
    private static final int FETCH_SIZE = 10_000;

    private final PostgresAddress address;
    private final NamedSql rows;
    private final NamedSql orphans;
    private final NamedSql count;
    private volatile @Nullable Connection current;

    /** Parses the queries; an exception names the field and the offset. */
    public RunRows(PostgresAddress address, RunQueries queries) throws ParityException {
        this.address = address;
        this.rows = NamedSql.parse("rowsSql", queries.rows());
        this.orphans = NamedSql.parse("orphansSql", queries.orphans());
        this.count = NamedSql.parse("countSql", queries.count());
        if (count.isEmpty()) {
            throw new ParityException("countSql is empty: it must return the number of rows of the run");
        }
    }

    /**
     * Shows before any load that the database is there and the queries fit its tables.
     *
     * @param source what the rows query is needed for
     */
    public void preflight(KeySource source) throws ParityException {
        if (source != KeySource.NONE && rows.isEmpty()) {
            throw new ParityException("rowsSql is empty: it must return the key of every row of the run");
        }
        RunScope nothing = new RunScope(new UUID(0, 0).toString(), Instant.now());
        String field = "url";
        try (Connection connection = open()) {
            for (NamedSql query : List.of(count, rows, orphans)) {
                field = query.field();
                tryOut(connection, query, nothing);
            }
        } catch (SQLException e) {
            throw new ParityException(explain(field, e), e);
        }
    }

    private static void tryOut(Connection connection, NamedSql query, RunScope scope) throws SQLException {
        if (query.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = prepare(connection, query, scope);
                ResultSet result = statement.executeQuery()) {
            result.next();
        }
    }

    /** Reads only the counts. */
    Counts count(RunScope scope) throws SQLException {
        try (Connection connection = open()) {
            return count(connection, scope);
        } finally {
            current = null;
        }
    }

    private Counts count(Connection connection, RunScope scope) throws SQLException {
        try (PreparedStatement statement = prepare(connection, count, scope);
                ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                throw new SQLException("countSql returned no row; it must return the number of rows of the run");
            }
            boolean children = result.getMetaData().getColumnCount() > 1;
            return new Counts(result.getLong(1), children ? result.getLong(2) : Findings.NOT_COUNTED);
        }
    }

    /** One look at everything: counts, orphans, and every row given to the matcher. */
    Snapshot read(RunScope scope, RowMatcher matcher, KeySource source) throws SQLException {
        try (Connection connection = open()) {
            Counts counts = count(connection, scope);
            if (source != KeySource.NONE) {
                readRows(connection, scope, matcher);
            }
            return new Snapshot(counts, readOrphans(connection, scope));
        } finally {
            current = null;
        }
    }

    record Snapshot(Counts counts, KeyList orphans) {}

    private void readRows(Connection connection, RunScope scope, RowMatcher matcher) throws SQLException {
        try (PreparedStatement statement = prepare(connection, rows, scope);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                matcher.row(result.getString(1));
            }
        }
    }

    private KeyList readOrphans(Connection connection, RunScope scope) throws SQLException {
        KeyCollector found = new KeyCollector();
        if (orphans.isEmpty()) {
            return found.toList();
        }
        try (PreparedStatement statement = prepare(connection, orphans, scope);
                ResultSet result = statement.executeQuery()) {
            boolean described = result.getMetaData().getColumnCount() > 1;
            while (result.next()) {
                found.add(result.getString(1) + (described ? " (" + result.getString(2) + ")" : ""));
            }
        }
        return found.toList();
    }

    private Connection open() throws SQLException {
        Connection connection = address.connect();
        current = connection;
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false); // otherwise the driver would fetch all rows at once
        return connection;
    }

    private static PreparedStatement prepare(Connection connection, NamedSql query, RunScope scope)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query.jdbc());
        statement.setFetchSize(FETCH_SIZE);
        int index = 1;
        for (String parameter : query.parameters()) {
            if (parameter.equals("run_id")) {
                // Without a type of its own, so that it fits a column of type text as well as uuid.
                statement.setObject(index++, scope.runId(), Types.OTHER);
            } else {
                statement.setObject(index++, scope.start().atOffset(ZoneOffset.UTC));
            }
        }
        return statement;
    }

    /** Ends the reading that is under way, if any, with an exception. From any thread. */
    void abort() {
        @Nullable Connection connection = current;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException("the connection cannot be aborted", e);
            }
        }
    }

    /** Turns what the driver says into what to do. */
    String explain(String field, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String remedy = switch (state) {
            case "42P01", "3F000" -> "correct the field schema, or the table in " + field;
            case "28P01", "28000" -> "correct the fields user and password";
            case "3D000" -> "correct the database in the field url";
            default ->
                state.startsWith("08") || state.isEmpty()
                        ? "is the server running, and the field url right?"
                        : "correct " + field;
        };
        return address + ": " + firstLine(e) + "; " + remedy;
    }

    /** The driver adds the position, and with some errors the values, on the lines that follow. */
    private static String firstLine(SQLException e) {
        return e.getMessage() == null
                ? e.toString()
                : e.getMessage().lines().findFirst().orElse("");
    }

    /** Whether the same question could be answered later: the server may come back, a wrong query stays wrong. */
    static boolean isPassing(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || !(state.startsWith("22")
                        || state.startsWith("28")
                        || state.startsWith("3")
                        || state.startsWith("42"));
    }
}
