package io.writeproof.service.orchestration.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.testing.SharedServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class StoreExceptionTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final ConnectionSettings SERVER = SharedServer.server().connection();

    @Test
    void aDatabaseThatIsGoneIsAMatterOfInfrastructureAndAMissingProcedureOfConfiguration() {
        ConnectionSettings nowhere = new ConnectionSettings("127.0.0.1", 1, "x", "x", "", Map.of());
        PGSimpleDataSource gone = new PGSimpleDataSource();
        gone.setUrl(nowhere.jdbcUrl());
        assertThatThrownBy(() -> new OrchestrationStore(gone).depths())
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.failureClass()).isEqualTo(FailureClass.INFRASTRUCTURE));
        try (HikariDataSource elsewhere = ConnectionPool.open(SERVER, 1)) {
            assertThatThrownBy(() -> new OrchestrationStore(elsewhere).fetchWork(LONG))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.failureClass()).isEqualTo(FailureClass.CONFIGURATION))
                    .hasMessageContaining("function fetch_work_item(bigint) does not exist");
        }
    }
}
