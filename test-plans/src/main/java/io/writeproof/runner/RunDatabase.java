package io.writeproof.runner;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.postgres.Durability;
import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/** The server that the gateway's runs share: given by the user, or embedded and gone afterwards. Used by one thread. */
final class RunDatabase implements AutoCloseable {

    private final ConnectionSettings connection;
    private final Durability durability;
    private final Optional<EmbeddedServer> embedded;

    private RunDatabase(ConnectionSettings connection, Durability durability, Optional<EmbeddedServer> embedded) {
        this.connection = connection;
        this.durability = durability;
        this.embedded = embedded;
    }

    /**
     * Connects to {@code given}, or starts an embedded server.
     *
     * @param embedded starts one
     * @throws RunRefusedException if it cannot be reached or does not start
     */
    static RunDatabase open(Optional<ConnectionSettings> given, Supplier<EmbeddedServer> embedded) {
        try {
            if (given.isPresent()) {
                return new RunDatabase(given.get(), durability(given.get()), Optional.empty());
            }
            return embedded(embedded.get());
        } catch (DatabaseException | SQLException e) {
            throw new RunRefusedException(unreachable(e));
        }
    }

    /** The server is a process that outlives this one unless it is stopped: also when the user leaves at once. */
    private static RunDatabase embedded(EmbeddedServer server) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop the embedded server"));
        return new RunDatabase(server.connection(), server.durability(), Optional.of(server));
    }

    static Problem unreachable(Exception e) {
        return new Problem(
                "--postgres-url",
                String.valueOf(e.getMessage()),
                "start the server, or correct --postgres-url / DATABASE_URL");
    }

    private static Durability durability(ConnectionSettings settings) throws SQLException {
        try (Connection connection = settings.connect()) {
            return Durability.read(connection);
        }
    }

    ConnectionSettings connection() {
        return connection;
    }

    Durability durability() {
        return durability;
    }

    /** For people: {@code embedded PostgreSQL 18.6, fsync=on, synchronous_commit=on}. */
    @Override
    public String toString() {
        return embedded.map(server -> "embedded " + durability).orElseGet(durability::toString);
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedServer::close);
    }
}
