package io.writeproof.runner;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.postgres.Durability;
import io.writeproof.runner.Subject.GivenService;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.runner.process.GatewayEnd;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The user's own service and database: looked at before the load, otherwise left alone. Immutable. */
final class FoundService implements Service {

    private static final Duration READY_WITHIN = Duration.ofSeconds(3);

    private final GivenService given;
    private final Health health;
    private final Optional<Durability> durability;

    private FoundService(GivenService given, Health health, Optional<Durability> durability) {
        this.given = given;
        this.health = health;
        this.durability = durability;
    }

    /**
     * Makes sure that service, database, schema and tables are there; without a database, the service alone.
     *
     * @throws RunRefusedException if one of them is not
     */
    static FoundService find(GivenService given) {
        Optional<Durability> durability = given.database().map(database -> inspect(database, given));
        Health health = new ServiceProbe(given.url(), given.service()).awaitReady(READY_WITHIN);
        given.mode().ifPresent(mode -> WriteModeCheck.require(mode, health));
        return new FoundService(given, health, durability);
    }

    private static Durability inspect(ConnectionSettings database, GivenService given) {
        try (Connection connection = database.connect()) {
            for (String table : given.service().tables()) {
                requireTable(connection, given.schema(), table);
            }
            return Durability.read(connection);
        } catch (DatabaseException | SQLException e) {
            throw new RunRefusedException(RunDatabase.unreachable(e));
        }
    }

    private static void requireTable(Connection connection, String schema, String table) throws SQLException {
        String query = "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = ? AND c.relname = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new RunRefusedException(new Problem(
                            "--schema",
                            "expected the table " + table + " in schema " + schema + ", found none",
                            "name the schema that the service writes to, and apply its migrations"));
                }
            }
        }
    }

    @Override
    public URI url() {
        return given.url();
    }

    @Override
    public Optional<ConnectionSettings> database() {
        return given.database();
    }

    @Override
    public Optional<Durability> durability() {
        return durability;
    }

    @Override
    public String schema() {
        return given.schema();
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public Optional<Path> config() {
        return Optional.empty();
    }

    @Override
    public Optional<GatewayEnd> stop() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
