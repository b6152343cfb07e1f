package io.writeproof.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScratchTableTest {

    private final ConnectionSettings server = SharedServer.server().connection();
    private final String schema = SharedServer.unusedSchema();

    @BeforeEach
    void makeASchema() throws SQLException {
        Sql.execute(server, "CREATE SCHEMA " + schema);
    }

    @AfterEach
    void dropIt() {
        RunSchema.drop(server, schema);
    }

    @Test
    void rowsAreCommittedOneByOneAndGoWithTheTable() throws SQLException {
        try (ScratchTable table = ScratchTable.create(server.inSchema(schema))) {
            table.insert();
            table.insert();
            assertThat(Sql.count(server, schema + ".scratch")).isEqualTo(2);
        }
        assertThat(Sql.column(server, "SELECT tablename FROM pg_tables WHERE schemaname = '" + schema + "'"))
                .isEmpty();
    }

    @Test
    void aSchemaThatIsNotThereIsOneMessage() {
        assertThatThrownBy(() -> ScratchTable.create(server.inSchema("no_such_schema")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("Cannot make the table scratch: ");
    }
}
