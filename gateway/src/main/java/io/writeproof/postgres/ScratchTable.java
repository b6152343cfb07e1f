package io.writeproof.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A table of a run's schema that takes rows nobody wants: for measuring how long a committed INSERT takes.
 *
 * <p>{@link #close} drops it. Not thread-safe.
 */
public final class ScratchTable implements AutoCloseable {

    private static final String NAME = "scratch";

    private final Connection connection;
    private final PreparedStatement insert;

    private ScratchTable(Connection connection, PreparedStatement insert) {
        this.connection = connection;
        this.insert = insert;
    }

    /**
     * Makes the table.
     *
     * @param inSchema a server, with the run's schema first in its search path
     * @throws DatabaseException if the server refuses
     */
    public static ScratchTable create(ConnectionSettings inSchema) {
        Connection connection = inSchema.connect();
        try {
            execute(connection, "CREATE TABLE " + NAME + " (noted timestamptz)");
            return new ScratchTable(connection, connection.prepareStatement("INSERT INTO " + NAME + " VALUES (now())"));
        } catch (SQLException e) {
            throw closed(connection, "Cannot make the table " + NAME, e);
        }
    }

    /**
     * Commits a row.
     *
     * @throws DatabaseException if the server refuses
     */
    public void insert() {
        try {
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("Cannot insert into " + NAME + ": " + DatabaseException.reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            execute(connection, "DROP TABLE " + NAME);
            connection.close();
        } catch (SQLException e) {
            throw closed(connection, "Cannot drop the table " + NAME, e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DatabaseException closed(Connection connection, String what, SQLException e) {
        DatabaseException failure = new DatabaseException(what + ": " + DatabaseException.reason(e), e);
        try {
            connection.close();
        } catch (SQLException again) {
            failure.addSuppressed(again);
        }
        return failure;
    }
}
