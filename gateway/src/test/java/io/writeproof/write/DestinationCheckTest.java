package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.postgres.Standby;
import io.writeproof.service.inference.InferenceTables;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever would make every write fail is told before the first. */
class DestinationCheckTest {

    private static final ConnectionSettings ADMIN = SharedServer.server().connection();

    private final ConnectionSettings settings = SharedServer.newSchema();

    @Test
    void migratedTablesAreFine() {
        assertThatCode(() -> DestinationCheck.require(settings, InferenceTables.BOTH))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DROP TABLE chat_inferences                                         | table chat_inferences is not found by the search path
                    ALTER TABLE chat_inferences DROP tags                              | column chat_inferences.tags is missing: expected jsonb
                    ALTER TABLE chat_inferences ALTER input TYPE text                  | column chat_inferences.input has another type: expected jsonb, found text
                    ALTER TABLE model_inferences ALTER input_tokens TYPE int8          | column model_inferences.input_tokens has another type: expected int4, found int8
                    ALTER TABLE model_inferences ADD cost int NOT NULL                 | model_inferences.cost must not be null and is not written: give it a default
                    ALTER TABLE model_inferences DROP CONSTRAINT model_inferences_pkey | model_inferences has no primary key or unique constraint
                    """)
    void aTableThatDoesNotFitIsNamedWithWhatIsWrong(String change, String message) throws SQLException {
        Sql.execute(settings, change);
        assertThatThrownBy(() -> DestinationCheck.require(settings, InferenceTables.BOTH))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith(settings + " cannot take the rows: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ALTER TABLE chat_inferences ADD note text
                    ALTER TABLE chat_inferences ADD seen timestamptz NOT NULL DEFAULT now()
                    ALTER TABLE chat_inferences ADD number int8 GENERATED ALWAYS AS IDENTITY
                    ALTER TABLE chat_inferences DROP CONSTRAINT chat_inferences_pkey, ADD UNIQUE (id) INCLUDE (ttft_ms)
                    """)
    void aTableWithMoreThanIsWrittenIsFine(String change) throws SQLException {
        Sql.execute(settings, change);
        assertThatCode(() -> DestinationCheck.require(settings, InferenceTables.BOTH))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CREATE UNIQUE INDEX ON chat_inferences (lower(id::text))
                    CREATE UNIQUE INDEX ON chat_inferences (id) WHERE ttft_ms > 0
                    ALTER TABLE chat_inferences ADD UNIQUE (processing_time_ms)
                    ALTER TABLE chat_inferences ADD UNIQUE (id) DEFERRABLE
                    ALTER TABLE chat_inferences ADD number int8 GENERATED ALWAYS AS IDENTITY UNIQUE
                    """)
    void aKeyThatARetryCannotRelyOnIsNone(String key) throws SQLException {
        Sql.execute(settings, "ALTER TABLE chat_inferences DROP CONSTRAINT chat_inferences_pkey");
        Sql.execute(settings, key);
        assertThatThrownBy(() -> DestinationCheck.require(settings, InferenceTables.BOTH))
                .hasMessageContaining("chat_inferences has no primary key or unique constraint");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws SQLException {
        Sql.execute(settings, "ALTER TABLE chat_inferences DROP tags, DROP output");
        Sql.execute(settings, "DROP TABLE model_inferences");
        assertThatThrownBy(() -> DestinationCheck.require(settings, InferenceTables.BOTH))
                .hasMessageContainingAll("chat_inferences.output", "chat_inferences.tags", "table model_inferences");
    }

    @Test
    void aMissingPrivilegeIsNamedColumnByColumn() throws SQLException {
        String schema = settings.parameters().get("currentSchema");
        ConnectionSettings login = loginOf("half_a_writer");
        Sql.execute(ADMIN, "GRANT USAGE ON SCHEMA " + schema + " TO half_a_writer");
        Sql.execute(settings, "GRANT INSERT ON chat_inferences TO half_a_writer");
        Sql.execute(settings, "GRANT INSERT (id, created_at) ON model_inferences TO half_a_writer");
        assertThatThrownBy(() -> DestinationCheck.require(login, InferenceTables.BOTH))
                .hasMessageContaining("column model_inferences.inference_id may not be written: grant INSERT")
                .hasMessageNotContainingAny("column chat_inferences", "model_inferences.created_at");
        Sql.execute(settings, "GRANT INSERT ON model_inferences TO half_a_writer");
        assertThatCode(() -> DestinationCheck.require(login, InferenceTables.BOTH))
                .doesNotThrowAnyException();
    }

    @Test
    void aReadOnlySessionIsNamedWithTheSetting() throws SQLException {
        ConnectionSettings login = loginOf("reader");
        Sql.execute(ADMIN, "ALTER ROLE reader SET default_transaction_read_only = on");
        assertThatThrownBy(() -> DestinationCheck.requireWritable(login))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith(login + " is read-only: expected transaction_read_only=off, found on");
        assertThatThrownBy(() -> DestinationCheck.require(login, InferenceTables.BOTH))
                .hasMessageContaining("is read-only");
    }

    @Test
    void aStandbyIsNamedAsOne(@TempDir Path data) throws IOException {
        try (Standby standby = new Standby(data)) {
            assertThatThrownBy(() -> DestinationCheck.requireWritable(standby.connection()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith(standby.connection() + " is a standby")
                    .hasMessageEndingWith("give the primary's URL");
        }
    }

    private ConnectionSettings loginOf(String role) throws SQLException {
        Sql.execute(ADMIN, "CREATE ROLE " + role + " LOGIN");
        return new ConnectionSettings(
                settings.host(), settings.port(), settings.database(), role, "", settings.parameters());
    }
}
