package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.gateway.config.GatewayConfig;
import io.writeproof.http.BindAddress;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that could not write says why before it serves, and leaves nothing open. */
class RefusedStartTest {

    private static final ConnectionSettings ADMIN = SharedServer.server().connection();

    private final String role = "role_" + UUID.randomUUID().toString().replace("-", "");
    private final ConnectionSettings login =
            new ConnectionSettings(ADMIN.host(), ADMIN.port(), ADMIN.database(), role, "", ADMIN.parameters());
    private final ConnectionSettings tables = SharedServer.newSchema();
    private final String schema = String.valueOf(tables.parameters().get("currentSchema"));

    @BeforeEach
    void createRole() throws SQLException {
        Sql.execute(ADMIN, "CREATE ROLE " + role + " LOGIN");
        Sql.execute(ADMIN, "GRANT USAGE ON SCHEMA " + schema + " TO " + role);
        Sql.execute(ADMIN, "GRANT ALL ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
    }

    @AfterEach
    void nothingIsLeftOpen() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                Sql.column(ADMIN, "SELECT pid FROM pg_stat_activity WHERE usename = '" + role + "'"))
                        .isEmpty());
    }

    private void assertRefused(String... parts) {
        GatewayConfig config = GatewayConfig.read(Path.of("variants", "group-commit.toml"), Map.of())
                .at(new BindAddress("127.0.0.1", 0));
        assertThatThrownBy(() -> RunningGateway.start(new Launch(config, login, schema, null)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll(parts)
                .message()
                .hasLineCount(1);
    }

    @Test
    void aReadOnlyDatabaseIsRefusedBeforeItsSchemaIsMade() throws SQLException {
        Sql.execute(ADMIN, "ALTER ROLE " + role + " SET default_transaction_read_only = on");
        Sql.execute(ADMIN, "DROP SCHEMA " + schema + " CASCADE");
        assertRefused(login + " is read-only");
        assertThat(Sql.column(ADMIN, "SELECT nspname FROM pg_namespace WHERE nspname = '" + schema + "'"))
                .isEmpty();
    }

    @Test
    void aTableWithoutAColumnIsRefused() throws SQLException {
        Sql.execute(tables, "ALTER TABLE chat_inferences DROP tags");
        assertRefused("column chat_inferences.tags is missing: expected jsonb");
    }

    @Test
    void aTableThatMayNotBeWrittenIsRefused() throws SQLException {
        Sql.execute(ADMIN, "REVOKE INSERT ON " + schema + ".model_inferences FROM " + role);
        assertRefused("column model_inferences.id may not be written: grant INSERT");
    }

    @Test
    void aSchemaThatMayNotBeMadeIsRefused() throws SQLException {
        Sql.execute(ADMIN, "DROP SCHEMA " + schema + " CASCADE");
        assertRefused("Cannot prepare schema " + schema, "permission denied", "SQLSTATE 42501");
    }

    @Test
    void aServerWithoutAConnectionLeftIsRefused() throws SQLException {
        Sql.execute(ADMIN, "ALTER ROLE " + role + " CONNECTION LIMIT 0");
        assertRefused("Cannot connect to " + login, "too many connections", "SQLSTATE 53300");
    }

    @Test
    void aServerWithFewerConnectionsThanThePoolIsRefused() throws SQLException {
        Sql.execute(ADMIN, "ALTER ROLE " + role + " CONNECTION LIMIT 10");
        assertRefused(
                "PostgreSQL gave 10 connections: expected postgres.connection_pool_size, which is 50",
                "lower it",
                "too many connections",
                "SQLSTATE 53300");
    }

    @Test
    void aRoleThatMayOnlyWriteMayStartOnTablesThatAreThere() throws SQLException {
        Sql.execute(ADMIN, "REVOKE ALL ON ALL TABLES IN SCHEMA " + schema + " FROM " + role);
        Sql.execute(ADMIN, "GRANT INSERT ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
        Sql.execute(ADMIN, "GRANT SELECT ON " + schema + ".flyway_schema_history TO " + role);
        GatewayConfig config = GatewayConfig.read(Path.of("variants", "group-commit.toml"), Map.of())
                .at(new BindAddress("127.0.0.1", 0));
        assertThat(RunningGateway.start(new Launch(config, login, schema, null))
                        .stop()
                        .complete())
                .isTrue();
    }
}
