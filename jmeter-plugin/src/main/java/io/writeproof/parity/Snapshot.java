package io.writeproof.parity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one run as they are at one moment: everything that is read here is read in one read-only transaction.
 *
 * <p>Made by {@link RunRows#open}; holds a connection until it is closed. Not thread-safe.
 */
public final class Snapshot implements AutoCloseable {

    /** Enough to make round trips cheap, few enough for the smallest heap. */
    private static final int FETCH_SIZE = 10_000;

    private final Connection connection;
    private final RunRows run;
    private final RunScope scope;
    private @Nullable Counts counts;

    Snapshot(Connection connection, RunRows run, RunScope scope) {
        this.connection = connection;
        this.run = run;
        this.scope = scope;
    }

    /** Counts at the first call. */
    Counts counts() throws SQLException {
        if (counts == null) {
            counts = count();
        }
        return counts;
    }

    private Counts count() throws SQLException {
        try (PreparedStatement statement = run.count().prepare(connection, scope);
                ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                throw new SQLException("countSql returned no row; it must return the number of rows of the run");
            }
            boolean children = result.getMetaData().getColumnCount() > 1;
            return new Counts(result.getLong(1), children ? result.getLong(2) : Findings.NOT_COUNTED);
        }
    }

    /** Gives the key of every row; null for a row without. */
    void readRows(Consumer<@Nullable String> rows) throws SQLException {
        try (PreparedStatement statement = prepareToStream(run.rows());
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.accept(result.getString(1));
            }
        }
    }

    DigestedRows digested(KeyHash hash) {
        return new DigestedRows(connection, run.rows(), hash, scope);
    }

    KeyList orphans() throws SQLException {
        KeyCollector found = new KeyCollector();
        if (run.orphans().isEmpty()) {
            return found.toList();
        }
        try (PreparedStatement statement = prepareToStream(run.orphans());
                ResultSet result = statement.executeQuery()) {
            boolean described = result.getMetaData().getColumnCount() > 1;
            while (result.next()) {
                found.add(result.getString(1) + (described ? " (" + result.getString(2) + ")" : ""));
            }
        }
        return found.toList();
    }

    /** Never all rows in memory at once; the price is that the server does not work in parallel. */
    private PreparedStatement prepareToStream(NamedSql query) throws SQLException {
        PreparedStatement statement = query.prepare(connection, scope);
        statement.setFetchSize(FETCH_SIZE);
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
