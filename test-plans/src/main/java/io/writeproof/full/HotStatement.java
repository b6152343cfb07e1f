package io.writeproof.full;

import io.writeproof.full.DatabaseFigures.Explained;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A statement that a system executes for most of its requests, as the gateway sends it. Immutable.
 *
 * <p>They are in a resource {@code <system>.sql} beside this class: a line {@code -- title: }, a query for the parameters of
 * one execution, taken from rows that are there, and the statement, both ended by a semicolon.
 *
 * @param title what it does
 * @param parameters a query whose only row has a value for each parameter
 * @param sql the statement, with {@code $1} and so on
 */
record HotStatement(String title, String parameters, String sql) {

    private static final Pattern ENTRY = Pattern.compile("-- title: ([^\\n]+)\\n([^;]+);\\n([^;]+);");

    /** The statements of a system, in the order of its file. */
    static List<HotStatement> of(String system) {
        try (InputStream file = HotStatement.class.getResourceAsStream(system + ".sql")) {
            if (file == null) {
                throw new PartFailedException(
                        Outcome.INVALID,
                        "expected the hot statements of " + system + " in the resource " + system + ".sql, found none");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return ENTRY.matcher(text).results().map(HotStatement::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HotStatement of(MatchResult entry) {
        return new HotStatement(entry.group(1), entry.group(2), entry.group(3));
    }

    /**
     * Executes the statement in the schema on the connection's search path and undoes it.
     *
     * <p>As a prepared statement with a generic plan, because that is how the driver executes it from the sixth time on, and so
     * that no value is in the plan.
     */
    Explained explain(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            Optional<String> values = values(statement);
            if (values.isEmpty()) {
                return new Explained(title, List.of("not executed: the table has no row to take parameters from"));
            }
            statement.execute("SET LOCAL plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE hot AS " + sql);
            List<String> lines = column(statement, "EXPLAIN (ANALYZE, BUFFERS) EXECUTE hot(" + values.get() + ")");
            statement.execute("DEALLOCATE hot");
            return new Explained(title, lines);
        } finally {
            connection.rollback();
        }
    }

    /** The parameters as SQL literals, quoted by the server. */
    private Optional<String> values(Statement statement) throws SQLException {
        List<String> literals = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(parameters)) {
            if (!row.next()) {
                return Optional.empty();
            }
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                String value = row.getString(i);
                literals.add(value == null ? "NULL" : statement.enquoteLiteral(value));
            }
        }
        return Optional.of(String.join(", ", literals));
    }

    private static List<String> column(Statement statement, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
