package io.writeproof.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** A pool that says who shares it when it has no connection to give. Thread-safe. */
final class ExplainedPool extends HikariDataSource {

    private final int size;
    private final String mostOfServer;

    ExplainedPool(HikariConfig config) throws SQLException {
        super(config);
        this.size = config.getMaximumPoolSize();
        try (Connection connection = super.getConnection()) {
            this.mostOfServer = Durability.read(connection).setting("max_connections");
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return super.getConnection();
        } catch (SQLTransientConnectionException e) {
            HikariPoolMXBean pool = getHikariPoolMXBean();
            int inUse = pool.getActiveConnections();
            // With fewer in use it is the server that has none to give.
            throw inUse < size ? e : exhausted(inUse + pool.getThreadsAwaitingConnection() + 1, e);
        }
    }

    private SQLException exhausted(int callers, SQLException cause) {
        return new SQLTransientConnectionException(
                "no connection came free within " + getConnectionTimeout() + " ms, since " + callers
                        + " callers share postgres.connection_pool_size = " + size
                        + " and the server's max_connections is " + mostOfServer
                        + ", so let fewer call at once or raise the pool",
                cause);
    }
}
