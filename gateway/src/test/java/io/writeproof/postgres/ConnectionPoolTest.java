package io.writeproof.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.testing.SharedServer;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

    private static final ConnectionSettings SERVER = SharedServer.server().connection();

    @Test
    void aPoolWithoutAFreeConnectionNamesItsSizeItsCallersAndTheServersLimit() throws SQLException {
        try (HikariDataSource pool = ConnectionPool.open(SERVER, 2, 250);
                Connection one = pool.getConnection();
                Connection other = pool.getConnection()) {
            assertThat(one).isNotSameAs(other);
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOf(SQLException.class)
                    .hasMessage("no connection came free within 250 ms, since 3 callers share"
                            + " postgres.connection_pool_size = 2 and the server's max_connections is 300,"
                            + " so let fewer call at once or raise the pool");
        }
    }
}
