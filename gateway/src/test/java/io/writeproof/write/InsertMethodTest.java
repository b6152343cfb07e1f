package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.inference.Inference;
import io.writeproof.service.inference.InferenceTables;
import io.writeproof.testing.Inferences;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of every insert method, on a real server. */
class InsertMethodTest {

    private static ConnectionSettings settings;

    @BeforeAll
    static void migrate() {
        settings = SharedServer.newSchema().with("reWriteBatchedInserts", "true");
    }

    @BeforeEach
    void empty() throws SQLException {
        Sql.execute(settings, "TRUNCATE chat_inferences, model_inferences");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyListDoesNothing(InsertMethod method) throws SQLException {
        insert(method, List.of());
        assertRows(0);
    }

    @ParameterizedTest
    @EnumSource
    void everyRowReachesBothTables(InsertMethod method) throws SQLException {
        insert(method, Inferences.many(1));
        insert(method, Inferences.many(10));
        insert(method, Inferences.many(10_000));
        assertRows(10_011);
        assertThat(Sql.column(
                        settings,
                        "SELECT count(*) FROM chat_inferences c JOIN model_inferences m ON m.inference_id = c.id"))
                .containsExactly("10011");
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeComesBackAsItWasWritten(InsertMethod method) throws SQLException {
        Inference one = Inferences.any();
        insert(method, List.of(one, Inferences.any()));
        String where = " FROM chat_inferences c JOIN model_inferences m ON m.inference_id = c.id WHERE c.id = '"
                + one.id() + "'";
        assertThat(Sql.column(settings, "SELECT input::text" + where))
                .containsExactly(
                        "{\"messages\": [{\"role\": \"user\", \"content\": \"Grüße 🐘 'quoted' \\\\ {a,b}\"}]}");
        assertThat(Sql.column(settings, "SELECT c.processing_time_ms IS NULL AND NOT m.cached" + where))
                .containsExactly("t");
        assertThat(Sql.column(settings, "SELECT m.raw_response" + where))
                .containsExactly("raw response, with, commas and \"quotes\"");
        assertThat(Sql.column(settings, "SELECT (extract(epoch FROM c.created_at) * 1000)::bigint" + where))
                .containsExactly(String.valueOf(one.createdAt().toEpochMilli()));
    }

    @ParameterizedTest
    @EnumSource
    void tenThousandRowsAreMoreThanOneStatementCanBindAndStillOneTransaction(InsertMethod method) throws SQLException {
        insert(method, Inferences.many(10_000));
        assertRows(10_000);
        assertThat(Sql.column(settings, "SELECT count(DISTINCT xmin::text) FROM chat_inferences"))
                .containsExactly("1");
    }

    @Test
    void aBatchThatTheDriverWouldNotRewriteIsRefused() throws SQLException {
        try (Connection connection =
                settings.with("reWriteBatchedInserts", "false").connect()) {
            assertThatThrownBy(() ->
                            InsertMethod.REWRITTEN_BATCH.insert(connection, InferenceTables.BOTH, Inferences.many(2)))
                    .hasMessageContaining("reWriteBatchedInserts=true");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRejectedRowTakesItsWholeListBack(InsertMethod method) throws SQLException {
        List<Inference> rows = new ArrayList<>(Inferences.many(20));
        rows.add(10, Inferences.rejected());
        assertThatThrownBy(() -> insert(method, rows)).isInstanceOf(SQLException.class);
        assertRows(0);
    }

    @ParameterizedTest
    @EnumSource
    void theConnectionIsUsableAndInAutocommitAfterARejection(InsertMethod method) throws SQLException {
        try (Connection connection = settings.connect()) {
            assertThatThrownBy(() -> method.insert(
                            connection, InferenceTables.BOTH, List.of(Inferences.any(), Inferences.rejected())))
                    .isInstanceOf(SQLException.class);
            assertThat(connection.getAutoCommit()).isTrue();
            method.insert(connection, InferenceTables.BOTH, Inferences.many(3));
        }
        assertRows(3);
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatAreThereAlreadyAreLeftAloneOnARetry(InsertMethod method) throws SQLException {
        List<Inference> rows = Inferences.many(20);
        insert(method, rows.subList(0, 7));
        try (Connection connection = settings.connect()) {
            method.insert(connection, InferenceTables.BOTH, rows, Conflict.SKIP);
        }
        assertRows(20);
    }

    private static void insert(InsertMethod method, List<Inference> rows) throws SQLException {
        try (Connection connection = settings.connect()) {
            method.insert(connection, InferenceTables.BOTH, rows);
        }
    }

    private static void assertRows(long expected) throws SQLException {
        assertThat(Sql.count(settings, "chat_inferences")).isEqualTo(expected);
        assertThat(Sql.count(settings, "model_inferences")).isEqualTo(expected);
    }
}
