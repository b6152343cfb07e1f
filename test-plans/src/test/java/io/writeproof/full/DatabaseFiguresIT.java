package io.writeproof.full;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.writeproof.full.DatabaseFigures.Explained;
import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.postgres.RunSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database's side of a load plan, on a real server. */
final class DatabaseFiguresIT {

    private static final String SCHEMA = "writeproof_full";

    /** A row in each table of each system. */
    private static final Map<String, List<String>> ROWS = Map.of(
            "inference",
            List.of(
                    "INSERT INTO chat_inferences VALUES ('00000000-0000-7000-8000-000000000001', now(), 'f', 'v',"
                            + " gen_random_uuid(), 1, NULL, '[]', '[]', '{}', '{}')",
                    "INSERT INTO model_inferences VALUES (gen_random_uuid(), now(),"
                            + " '00000000-0000-7000-8000-000000000001', 'm', 'p', 1, 1, 1, NULL, 'stop', false, 'q', 'r')"),
            "query-gateway",
            List.of("INSERT INTO query_log VALUES (gen_random_uuid(), now(), 'run', 'key', NULL, 'it''s a \\ query', 1,"
                    + " 0.5, false, 17)"),
            "ingestor",
            List.of("INSERT INTO messages (message_id, user_id, channel_id, content, created_at)"
                    + " VALUES (gen_random_uuid(), 1, 1, 'it''s a \\ message', now())"),
            "orchestration",
            List.of(
                    "INSERT INTO instances VALUES ('one', 'FanoutOrchestration')",
                    "INSERT INTO executions (instance_id, started_at) VALUES ('one', now())",
                    "INSERT INTO history (instance_id, event_id, event_type, event_data)"
                            + " VALUES ('one', 1, 'OrchestrationStarted', 'it''s a \\ start')",
                    "INSERT INTO orchestrator_queue (instance_id, source_event_id, work_item) VALUES ('one', 2, 'it''s a')",
                    "INSERT INTO worker_queue (instance_id, activity_id, work_item, lock_token)"
                            + " VALUES ('one', 3, 'it''s a', 'lock_1')",
                    "INSERT INTO instance_locks VALUES ('one', 'lock_2', 0, 0)"),
            "schema-registry",
            List.of(
                    "INSERT INTO schemas VALUES (gen_random_uuid(), 'run', 'name', 1, 0, 0, 'JSON', '{}', repeat('0', 64),"
                            + " 'ACTIVE', 'BACKWARD', now(), now(), NULL, '{}', '{a,\"b c\"}', NULL)"));

    private static SharedDatabase database;

    @BeforeAll
    static void startServer() throws SQLException {
        database = SharedDatabase.open(Optional.empty());
    }

    @AfterAll
    static void stopServer() {
        database.close();
    }

    @AfterEach
    void dropSchema() {
        RunSchema.drop(database.connection(), SCHEMA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inference", "ingestor", "orchestration", "query-gateway", "schema-registry"})
    void everyHotStatementIsExecutedExplainedAndUndone(String system) throws SQLException {
        RunSchema.migrate(database.connection(), SCHEMA, system);
        execute(Objects.requireNonNull(ROWS.get(system)));
        List<String> before = counts();
        List<HotStatement> statements = HotStatement.of(system);
        try (Connection connection = database.connection().inSchema(SCHEMA).connect()) {
            for (HotStatement statement : statements) {
                Explained explained = statement.explain(connection);

                assertThat(explained.title()).isEqualTo(statement.title());
                assertThat(String.join("\n", explained.lines()))
                        .contains("actual time=", "Buffers: ", "Execution Time: ")
                        .doesNotContain("it's a");
            }
        }
        assertThat(statements).isNotEmpty();
        assertThat(counts()).isEqualTo(before).doesNotContain("0");
    }

    @Test
    void aTableWithoutRowsHasNothingToTakeParametersFrom() throws SQLException {
        RunSchema.migrate(database.connection(), SCHEMA, "query-gateway");
        try (Connection connection = database.connection().inSchema(SCHEMA).connect()) {
            for (HotStatement statement : HotStatement.of("query-gateway")) {
                assertThat(statement.explain(connection).lines())
                        .containsExactly("not executed: the table has no row to take parameters from");
            }
        }
    }

    @Test
    void aSystemWithoutHotStatementsSaysWhereTheyBelong() {
        assertThatThrownBy(() -> HotStatement.of("unheard-of"))
                .isInstanceOf(PartFailedException.class)
                .hasMessage("expected the hot statements of unheard-of in the resource unheard-of.sql, found none");
    }

    @Test
    void whatTheServerCountsDuringTheLoadIsReported() throws SQLException {
        RunSchema.migrate(database.connection(), SCHEMA, "query-gateway");
        List<DataTable> tables;
        try (ServerStatistics statistics = ServerStatistics.begin(database.connection())) {
            assertThat(statistics.notes()).isEmpty();
            execute(Objects.requireNonNull(ROWS.get("query-gateway")));
            execute(List.of("SELECT label FROM query_log WHERE id = '00000000-0000-7000-8000-000000000001'"));

            // A connection that is closed tells its counts only when its process has ended.
            tables = await().until(
                            () -> statistics.since(SCHEMA),
                            found -> column(found.get(2), "inserted").contains("1"));
        }

        assertThat(tables)
                .extracting(DataTable::title)
                .satisfiesExactly(
                        title -> assertThat(title).startsWith("Database"),
                        title -> assertThat(title).startsWith("Statements"),
                        title -> assertThat(title).startsWith("Tables"),
                        title -> assertThat(title).startsWith("Indexes"));
        assertThat(Integer.parseInt(column(tables.get(0), "rows inserted").get(0)))
                .isPositive();
        assertThat(column(tables.get(1), "statement"))
                .anySatisfy(
                        sql -> assertThat(sql).startsWith("INSERT INTO query_log VALUES (gen_random_uuid(), now(), $1"))
                .noneSatisfy(sql -> assertThat(sql).contains("_before"));
        assertThat(column(tables.get(2), "table")).containsExactly("query_log");
        assertThat(column(tables.get(2), "inserted")).containsExactly("1");
        assertThat(column(tables.get(3), "index")).containsExactly("query_log_pkey", "query_log_run");
        assertThat(column(tables.get(3), "scans")).containsExactly("1", "0");
    }

    @Test
    void aServerThatDoesNotCountStatementsIsMeasuredWithoutAndTheReportSaysSo() throws SQLException {
        try (EmbeddedServer plain = EmbeddedServer.start();
                ServerStatistics statistics = ServerStatistics.begin(plain.connection())) {
            assertThat(statistics.notes())
                    .singleElement()
                    .asString()
                    .startsWith("No statement statistics: ")
                    .contains("shared_preload_libraries = 'pg_stat_statements'", "CREATE EXTENSION pg_stat_statements");
            assertThat(statistics.since("public"))
                    .extracting(DataTable::title)
                    .noneMatch(title -> title.startsWith("Statements"));
        }
    }

    @Test
    void theServerOfTheLoadPlansIsDurable() throws SQLException {
        assertThat(database.description())
                .startsWith("embedded PostgreSQL ")
                .contains("fsync=on, synchronous_commit=on");
    }

    private static List<String> column(DataTable table, String name) {
        int index = table.columns().indexOf(name);
        return table.rows().stream().map(row -> row.get(index)).toList();
    }

    private static void execute(List<String> statements) throws SQLException {
        try (Connection connection = database.connection().inSchema(SCHEMA).connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The rows of each table that a system fills. */
    private static List<String> counts() throws SQLException {
        List<String> counts = new ArrayList<>();
        try (Connection connection = database.connection().inSchema(SCHEMA).connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT (xpath('//c/text()', query_to_xml("
                        + "'SELECT count(*) AS c FROM ' || quote_ident(relname), false, true, '')))[1]::text"
                        + " FROM pg_stat_user_tables WHERE schemaname = '" + SCHEMA
                        + "' AND relname <> 'json_inferences'"
                        + " ORDER BY relname")) {
            while (rows.next()) {
                counts.add(rows.getString(1));
            }
        }
        return counts;
    }
}
