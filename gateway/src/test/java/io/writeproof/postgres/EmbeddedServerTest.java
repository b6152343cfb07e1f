package io.writeproof.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {

    private final ConnectionSettings settings = SharedServer.server().connection();

    @Test
    void commitsAreDurableUnlessAskedOtherwise() {
        Durability durability = SharedServer.server().durability();
        assertThat(durability.durable()).isTrue();
        assertThat(durability)
                .hasToString("PostgreSQL " + durability.serverVersion() + ", fsync=on, synchronous_commit=on");
        assertThat(durability.settings().keySet()).isEqualTo(Durability.NAMES);
    }

    @Test
    void durabilityIsThatOfTheSessionAndNotOfTheConfigurationFile() throws SQLException {
        try (Connection connection = settings.connect()) {
            connection.createStatement().execute("SET synchronous_commit = off");
            assertThat(Durability.read(connection).durable()).isFalse();
        }
    }

    @Test
    void aServerThatWasAskedToForgetSaysSo() {
        try (EmbeddedServer forgetful = EmbeddedServer.start(Map.of("fsync", "off"))) {
            assertThat(forgetful.durability().durable()).isFalse();
            assertThat(forgetful.durability().fsync()).isEqualTo("off");
        }
    }

    @Test
    void aRunsSchemaIsMadeOnceAndDroppedWhole() throws SQLException {
        String schema = RunSchema.nameFor("0198C0DE-0000-7000-8000-000000000001");
        assertThat(schema).isEqualTo("writeproof_0198c0de000070008000000000000001");
        RunSchema.migrate(settings, schema, "inference");
        RunSchema.migrate(settings, schema, "inference");
        assertThat(Sql.count(settings.inSchema(schema), "chat_inferences")).isZero();
        RunSchema.drop(settings, schema);
        RunSchema.drop(settings, schema);
        assertThat(Sql.column(settings, "SELECT nspname FROM pg_namespace WHERE nspname = '" + schema + "'"))
                .isEmpty();
    }

    @Test
    void aSchemaNameThatWouldNeedQuotesIsRefused() {
        assertThatThrownBy(() -> RunSchema.drop(settings, "public; DROP TABLE x"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("expected a lower-case identifier");
    }
}
