package io.writeproof.bench;

import io.writeproof.bench.fixture.Handover;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.Durability;
import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.postgres.RunSchema;
import io.writeproof.results.store.DatabaseFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The one server of a run: started here or the user's own, with a schema for this run, known to the forks.
 *
 * <p>{@link #close()} drops the schema from the user's server, stops a server that was started here, and may be called twice and from a shutdown hook.
 */
final class TargetServer implements AutoCloseable {

    private final Cleanup cleanup = new Cleanup();
    private final ConnectionSettings settings;
    private final Durability durability;
    private final String driverVersion;
    private final Handover handover;

    /**
     * Opens the server for a run.
     *
     * @param url a server of the user's; empty for an embedded one
     * @throws io.writeproof.postgres.DatabaseException when it cannot be reached or prepared
     */
    TargetServer(Optional<String> url, String runId) {
        try {
            String schema = RunSchema.nameFor(runId);
            settings = url.map(ConnectionSettings::parse).orElseGet(this::embedded);
            try (Connection connection = settings.connect()) {
                durability = Durability.read(connection);
                driverVersion = connection.getMetaData().getDriverVersion();
            }
            if (url.isPresent()) {
                cleanup.later(() -> RunSchema.drop(settings, schema));
            }
            RunSchema.migrate(settings, schema);
            handover = Handover.of(settings.inSchema(schema));
            cleanup.later(handover);
        } catch (SQLException | RuntimeException e) {
            cleanup.close();
            throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
        }
    }

    private ConnectionSettings embedded() {
        EmbeddedServer server = EmbeddedServer.start();
        cleanup.later(server);
        return server.connection();
    }

    Handover handover() {
        return handover;
    }

    DatabaseFacts facts() {
        return new DatabaseFacts(durability.serverVersion(), durability.settings(), driverVersion);
    }

    /** What the server promises, as it says itself; loud when it may lose acknowledged commits. */
    String description() {
        String line = settings + ": " + durability;
        return durability.durable() ? line : """
                  ****************************************************************************************
                  NOT DURABLE: %s
                  A crash of this server loses acknowledged writes. The scores say nothing about a server
                  that keeps its promises; the run is labelled not_durable.
                  ****************************************************************************************
                  """.formatted(line).strip();
    }

    @Override
    public void close() {
        cleanup.close();
    }
}
