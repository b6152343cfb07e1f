package io.writeproof.durability;

import io.writeproof.postgres.ConnectionSettings;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The rows as PostgreSQL has them, read with SQL of its own over a connection of its own. Thread-safe. */
final class Tables {

    private static final String COUNT =
            "SELECT (SELECT count(*) FROM chat_inferences) + (SELECT count(*) FROM model_inferences)";

    private static final String COPIES =
            "SELECT coalesce(tags ->> 'load_test_request_id', 'row ' || id), count(*) FROM chat_inferences GROUP BY 1";

    private static final String HALVES = """
            SELECT count(*) FROM chat_inferences c FULL JOIN model_inferences m ON m.inference_id = c.id
            WHERE c.id IS NULL OR m.id IS NULL
            """;

    private static final String DELETE = "DELETE FROM chat_inferences WHERE tags ->> 'load_test_request_id' = ANY (?)";

    private final ConnectionSettings database;

    /** Reads the tables of this schema; the server may come and go between two calls. */
    Tables(ConnectionSettings server, String schema) {
        this.database = server.inSchema(schema);
    }

    /** Empties them. */
    void clear() {
        with(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("TRUNCATE chat_inferences, model_inferences");
            }
        });
    }

    /** How many rows there are in all. */
    long count() {
        return with(connection -> number(connection, COUNT));
    }

    Rows read() {
        return with(connection -> new Rows(copies(connection), number(connection, HALVES)));
    }

    /** Deletes the first of both rows of these ids, as damage done on purpose. */
    void delete(Collection<String> ids) {
        with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
                Array array = connection.createArrayOf("text", ids.toArray());
                statement.setArray(1, array);
                return statement.executeUpdate();
            }
        });
    }

    private static Map<String, Integer> copies(Connection connection) throws SQLException {
        Map<String, Integer> copies = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COPIES)) {
            while (rows.next()) {
                copies.put(rows.getString(1), rows.getInt(2));
            }
        }
        return copies;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private <T> T with(Question<T> question) {
        try (Connection connection = database.connect()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw new RigException("cannot read the tables: " + e.getMessage(), e);
        }
    }

    /** Something to ask the database. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }
}
