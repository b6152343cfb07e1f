package io.writeproof.bench.goal;

import io.writeproof.bench.fixture.RowShape;
import io.writeproof.bench.fixture.RunTables;
import io.writeproof.bench.fixture.WalCounters;
import io.writeproof.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The table that all contenders of a comparison write to in turn, and the server it is on. Not thread-safe.
 *
 * @param server where the table is
 * @param shape the rows
 * @param tables emptied before and counted after each turn
 * @param postmaster the server's process when it runs on this machine
 * @param version the server's, as 180006
 */
record Arena(
        ConnectionSettings server, RowShape shape, RunTables tables, Optional<ProcessHandle> postmaster, int version)
        implements AutoCloseable {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final int FIRST_WITH_UUIDV7 = 180_000;

    static Arena open(ConnectionSettings server, RowShape shape) throws SQLException {
        try (Connection connection = server.connect()) {
            long backend = number(connection, "SELECT pg_backend_pid()");
            // On a server elsewhere the number belongs to nobody, or to somebody else.
            Optional<ProcessHandle> postmaster = ProcessHandle.of(backend)
                    .flatMap(ProcessHandle::parent)
                    .filter(p -> p.info().command().orElse("").endsWith("postgres"));
            int version = (int) number(connection, "SELECT current_setting('server_version_num')::int");
            return new Arena(server, shape, RunTables.open(shape, server), postmaster, version);
        }
    }

    /** Empties the table and writes out what earlier turns left behind, so that nobody pays for another. */
    void clear() throws SQLException {
        tables.truncate();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            // A user's role may lack pg_checkpoint; its server has checkpoints of its own all the time.
            if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** What makes a UUID in the server, for peers that cannot: time-ordered as ours where there is one. */
    String keyFunction() {
        return version < FIRST_WITH_UUIDV7 ? "gen_random_uuid()" : "uuidv7()";
    }

    WalCounters walCounters() throws SQLException {
        return WalCounters.now(server);
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        tables.close();
    }
}
