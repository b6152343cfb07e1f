package io.writeproof.parity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one run in the database, read with the queries of the plan.
 *
 * <p>Used by one thread; only {@link #abort} may come from another.
 */
public final class RunRows {

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
     * @return how the keys of the rows can be compared
     */
    public KeyHashing preflight(KeySource source) throws ParityException {
        if (source != KeySource.NONE && rows.isEmpty()) {
            throw new ParityException("rowsSql is empty: it must return the key of every row of the run");
        }
        RunScope nothing = new RunScope(new UUID(0, 0).toString(), Instant.now());
        String field = "url";
        try (Connection connection = connect()) {
            for (NamedSql query : List.of(count, rows, orphans)) {
                field = query.field();
                tryOut(connection, query, nothing);
            }
            return source == KeySource.NONE
                    ? KeyHashing.none("there are no keys")
                    : DigestTrial.of(connection, rows, nothing);
        } catch (SQLException e) {
            throw new ParityException(explain(field, e), e);
        }
    }

    private static void tryOut(Connection connection, NamedSql query, RunScope scope) throws SQLException {
        if (query.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = query.prepare(connection, scope);
                ResultSet result = statement.executeQuery()) {
            result.next();
        }
    }

    /** Where they are. */
    public PostgresAddress address() {
        return address;
    }

    /** Opens a look at the rows as they are now. */
    public Snapshot open(RunScope scope) throws SQLException {
        return new Snapshot(connect(), this, scope);
    }

    NamedSql rows() {
        return rows;
    }

    NamedSql orphans() {
        return orphans;
    }

    NamedSql count() {
        return count;
    }

    private Connection connect() throws SQLException {
        Connection connection = address.connect();
        current = connection;
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false); // otherwise the driver would fetch all rows at once
        return connection;
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
    static String firstLine(SQLException e) {
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
