package io.writeproof.bench;

import io.writeproof.bench.fixture.Handover;
import io.writeproof.bench.work.WorkTables;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.Durability;
import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.postgres.JdbcDriver;
import io.writeproof.postgres.RunSchema;
import io.writeproof.postgres.ScratchTable;
import io.writeproof.results.store.DatabaseFacts;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The one server of a run: started here or the user's own, with a schema for this run, known to the forks.
 *
 * <p>{@link #close()} drops the schema from the user's server, stops a server that was started here, and may be called twice and from a shutdown hook.
 */
public final class TargetServer implements AutoCloseable {

    private final Cleanup cleanup = new Cleanup();
    private final ConnectionSettings settings;
    private final ConnectionSettings inSchema;
    private final Durability durability;
    private final Handover handover;

    /**
     * Opens the server for a run.
     *
     * @throws io.writeproof.postgres.DatabaseException when it cannot be reached or prepared
     */
    public TargetServer(ServerChoice choice, String runId) {
        try {
            String schema = RunSchema.nameFor(runId);
            settings = choice.url().map(ConnectionSettings::parse).orElseGet(() -> embedded(choice));
            try (Connection connection = settings.connect()) {
                durability = Durability.read(connection);
            }
            if (choice.url().isPresent()) {
                cleanup.later(() -> RunSchema.drop(settings, schema));
                cleanup.later(() -> RunSchema.drop(settings, WorkTables.beside(schema)));
            }
            RunSchema.migrate(settings, schema, "inference");
            inSchema = settings.inSchema(schema);
            handover = Handover.of(inSchema);
            cleanup.later(handover);
        } catch (SQLException | RuntimeException e) {
            cleanup.close();
            throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
        }
    }

    private ConnectionSettings embedded(ServerChoice choice) {
        if (!choice.fsyncDelay().isZero()) {
            SlowServer server = SlowServer.start(choice.settings(), choice.fsyncDelay());
            cleanup.later(server);
            return server.connection();
        }
        EmbeddedServer server = EmbeddedServer.start(choice.settings());
        cleanup.later(server);
        return server.connection();
    }

    /** How to reach the run's schema. */
    public ConnectionSettings connection() {
        return inSchema;
    }

    Handover handover() {
        return handover;
    }

    /** A new table for rows that nobody wants, in the run's schema; it goes with it. */
    ScratchTable scratchTable() {
        ScratchTable table = ScratchTable.create(inSchema);
        cleanup.later(table);
        return table;
    }

    /** What a stored run says of the server. */
    public DatabaseFacts facts() {
        return new DatabaseFacts(durability.serverVersion(), durability.settings(), JdbcDriver.version());
    }

    /** What the server promises, as it says itself; loud when it may lose acknowledged commits. */
    public String description() {
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
