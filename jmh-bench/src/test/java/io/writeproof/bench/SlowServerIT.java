package io.writeproof.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.postgres.Durability;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the delay has an effect is proved by the server's own start, which fails otherwise. */
final class SlowServerIT {

    @Test
    void aServerWithSlowFlushesIsDurableHasItsSettingsAndIsGoneAfterClosing() throws SQLException, IOException {
        ConnectionSettings address;
        try (SlowServer server = SlowServer.start(Map.of("jit", "off", "autovacuum", "off"), Duration.ofMillis(3))) {
            address = server.connection();
            try (Connection connection = address.connect()) {
                Durability durability = Durability.read(connection);
                assertThat(durability.durable()).isTrue();
                assertThat(durability.setting("autovacuum")).isEqualTo("off");
            }
        }
        assertThatThrownBy(address::connect).isInstanceOf(DatabaseException.class);
    }
}
