package io.writeproof.runner.statistics;

import io.writeproof.postgres.DatabaseException;
import io.writeproof.postgres.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Starts embedded servers that count their statements. Stateless. */
public final class CountingServer {

    private static final Map<String, String> COUNTING =
            Map.of("shared_preload_libraries", "pg_stat_statements", "track_io_timing", "on");

    private CountingServer() {}

    /**
     * Starts a server with durable commits and the extension {@code pg_stat_statements}.
     *
     * @throws DatabaseException if it does not start
     */
    public static EmbeddedServer start() {
        EmbeddedServer server = EmbeddedServer.start(COUNTING);
        try (Connection connection = server.connection().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_stat_statements");
            return server;
        } catch (SQLException e) {
            server.close();
            throw new DatabaseException("Cannot count statements: " + DatabaseException.reason(e), e);
        }
    }
}
