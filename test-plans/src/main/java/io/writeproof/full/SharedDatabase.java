package io.writeproof.full;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.postgres.Durability;
import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.runner.statistics.CountingServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The server of all load plans: given by the user and left as it is, or embedded and counting statements. Used by one thread. */
final class SharedDatabase implements AutoCloseable {

    private final ConnectionSettings connection;
    private final Optional<EmbeddedServer> embedded;

    private SharedDatabase(ConnectionSettings connection, Optional<EmbeddedServer> embedded) {
        this.connection = connection;
        this.embedded = embedded;
    }

    /**
     * Names the given server, or starts one.
     *
     * @throws DatabaseException if it does not start
     */
    static SharedDatabase open(Optional<ConnectionSettings> given) {
        return given.isPresent() ? new SharedDatabase(given.get(), Optional.empty()) : embedded(CountingServer.start());
    }

    private static SharedDatabase embedded(EmbeddedServer server) {
        return new SharedDatabase(server.connection(), Optional.of(server));
    }

    ConnectionSettings connection() {
        return connection;
    }

    /** The server's version and what it promises, read back from it. */
    String description() throws SQLException {
        try (Connection open = connection.connect()) {
            Durability durability = Durability.read(open);
            return embedded.map(server -> "embedded " + durability + warning(server))
                    .orElseGet(durability::toString);
        }
    }

    private static String warning(EmbeddedServer server) {
        return server.storageWarning().isEmpty() ? "" : "; " + server.storageWarning();
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedServer::close);
    }
}
