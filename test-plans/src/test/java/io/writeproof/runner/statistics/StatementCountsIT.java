package io.writeproof.runner.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.EmbeddedServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements as a real server counts them. */
final class StatementCountsIT {

    private static EmbeddedServer server;

    @BeforeAll
    static void startServer() throws SQLException {
        server = CountingServer.start();
        execute(
                "CREATE TABLE items (name text)",
                "CREATE ROLE guest LOGIN",
                "GRANT ALL ON items TO guest",
                "GRANT TEMPORARY ON DATABASE postgres TO guest");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void whatIsExecutedFromNowOnIsCountedWithItsTimes() throws SQLException {
        execute("INSERT INTO items VALUES ('before'), (pg_sleep(0.2)::text)");
        insert("before");
        try (Connection connection = server.connection().connect()) {
            StatementCounts counts = StatementCounts.begin(connection);
            assertThat(counts.gap()).isEmpty();
            assertThat(counts.resetExtremes()).isEmpty();

            insert("one");
            insert("two");
            insert("three");

            StatementTime inserts = find(counts.since(), "INSERT INTO items (name) VALUES ($1)");
            assertThat(inserts.calls()).isEqualTo(3);
            assertThat(inserts.rows()).isEqualTo(3);
            assertThat(inserts.minMs().orElseThrow()).isPositive().isLessThanOrEqualTo(inserts.meanMs());
            assertThat(inserts.maxMs().orElseThrow()).isGreaterThanOrEqualTo(inserts.meanMs());
            assertThat(counts.since())
                    .extracting(StatementTime::text)
                    .noneMatch(text -> text.contains("pg_sleep") || text.contains("pg_stat_"));
        }
    }

    @Test
    void noValueIsInAText() throws SQLException {
        try (Connection connection = server.connection().connect()) {
            StatementCounts counts = StatementCounts.begin(connection);

            execute(
                    "INSERT INTO items VALUES ('a secret')",
                    "DO $$ BEGIN PERFORM 'a secret'; END $$",
                    "SET application_name = 'a secret'",
                    "LISTEN a; NOTIFY a, 'a secret'");

            assertThat(counts.since())
                    .extracting(StatementTime::text)
                    .contains("INSERT INTO items VALUES ($1)", "DO ?", "NOTIFY a, ?")
                    .noneMatch(text -> text.contains("secret"));
        }
    }

    @Test
    void theShortestAndLongestTimesAreUnknownToARoleThatMayNotResetThem() throws SQLException {
        ConnectionSettings guest =
                new ConnectionSettings("127.0.0.1", server.connection().port(), "postgres", "guest", "", Map.of());
        try (Connection connection = guest.connect()) {
            StatementCounts counts = StatementCounts.begin(connection);
            assertThat(counts.resetExtremes())
                    .get()
                    .asString()
                    .startsWith("No shortest and longest times: ")
                    .contains("permission denied", "the right to execute pg_stat_statements_reset");
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT count(*) FROM items");
            }

            StatementTime count = find(counts.since(), "SELECT count(*) FROM items");
            assertThat(count.calls()).isEqualTo(1);
            assertThat(count.minMs()).isEmpty();
            assertThat(count.maxMs()).isEmpty();
        }
    }

    @Test
    void aServerThatDoesNotCountSaysHowItWould() throws SQLException {
        try (EmbeddedServer plain = EmbeddedServer.start();
                Connection connection = plain.connection().connect()) {
            StatementCounts counts = StatementCounts.begin(connection);

            assertThat(counts.gap()).get().asString().contains("CREATE EXTENSION pg_stat_statements");
            assertThat(counts.since()).isEmpty();
        }
    }

    private static StatementTime find(List<StatementTime> times, String text) {
        return times.stream()
                .filter(time -> time.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " is not in " + times));
    }

    private static void insert(String name) throws SQLException {
        try (Connection connection = server.connection().connect();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO items (name) VALUES (?)")) {
            statement.setString(1, name);
            statement.execute();
        }
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = server.connection().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
