package io.writeproof.gateway;

import io.writeproof.postgres.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Takes every connection of a pool once: a server that has fewer to give would make the gateway slow and never say why. */
final class PoolCheck {

    private PoolCheck() {}

    /**
     * Waits until the pool has all its connections.
     *
     * @throws DatabaseException if the server does not give that many
     */
    static void requireAll(DataSource pool, int size) {
        List<Connection> taken = new ArrayList<>(size);
        try {
            try {
                while (taken.size() < size) {
                    taken.add(pool.getConnection());
                }
            } finally {
                for (Connection connection : taken) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(
                    "PostgreSQL gave " + taken.size()
                            + " connections: expected postgres.connection_pool_size, which is " + size
                            + "; lower it or raise the server's max_connections: " + DatabaseException.reason(e),
                    e);
        }
    }
}
