package io.writeproof.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;

/** Opens a connection pool of fixed size, all connections made before it is handed out. */
public final class ConnectionPool {

    private static final long CONNECTION_TIMEOUT_MILLIS = 5_000;

    private ConnectionPool() {}

    /**
     * Opens a pool with {@code size} connections.
     *
     * @param size 1 or more; at least the number of threads that write at once, because HikariCP favours the thread that
     *     has just released and lets the others starve
     * @throws DatabaseException if the server cannot be reached or has fewer connections to give
     */
    public static HikariDataSource open(ConnectionSettings settings, int size) {
        return open(settings, size, CONNECTION_TIMEOUT_MILLIS);
    }

    /** The same; {@code waitMillis} is how long a caller waits for a connection at most. */
    static HikariDataSource open(ConnectionSettings settings, int size, long waitMillis) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("writeproof");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setDataSourceProperties(settings.driverProperties());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(waitMillis);
        try {
            return new ExplainedPool(config);
        } catch (HikariPool.PoolInitializationException | SQLException e) {
            String reason = DatabaseException.reason(e);
            throw new DatabaseException("Cannot open " + size + " connections to " + settings + ": " + reason, e);
        }
    }
}
