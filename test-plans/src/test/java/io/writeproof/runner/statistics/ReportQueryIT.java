package io.writeproof.runner.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.runner.statistics.ReportQuery.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries of a file, answered by a real server. */
final class ReportQueryIT {

    private static EmbeddedServer server;

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void startServer() {
        server = EmbeddedServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void aFileHasQueriesWithTitles() throws Exception {
        Path file = Files.writeString(directory.resolve("some.sql"), """
                -- Two numbers
                SELECT 1 AS one,
                       2 AS two;

                -- Many rows
                SELECT count(*) FROM pg_class;
                """);
        assertThat(ReportQuery.in(file))
                .containsExactly(
                        new ReportQuery("Two numbers", "SELECT 1 AS one,\n       2 AS two"),
                        new ReportQuery("Many rows", "SELECT count(*) FROM pg_class"));
    }

    @Test
    void anAnswerIsBounded() throws SQLException {
        Answer answer = ask("SELECT n, repeat('x', 300) AS long, NULL AS none FROM generate_series(1, 100) n");
        assertThat(answer.columns()).containsExactly("n", "long", "none");
        assertThat(answer.rows()).hasSize(20);
        assertThat(answer.rows().get(0).get(1)).hasSize(200).endsWith("…");
        assertThat(answer.rows().get(0).get(2)).isEqualTo("NULL");
    }

    @Test
    void aQueryCannotWrite() {
        assertThatThrownBy(() -> ask("CREATE TABLE written (id int)")).hasMessageContaining("read-only transaction");
    }

    @Test
    void withoutAFileThereAreNoQueries() throws Exception {
        assertThat(ReportQuery.in(directory.resolve("none.sql"))).isEmpty();
    }

    private static Answer ask(String sql) throws SQLException {
        try (Connection connection = server.connection().connect()) {
            return new ReportQuery("anything", sql).ask(connection);
        }
    }
}
