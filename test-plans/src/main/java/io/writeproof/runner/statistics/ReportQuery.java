package io.writeproof.runner.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query whose answer belongs into the report of a run. Immutable.
 *
 * <p>A plan's queries stand in a file of SQL: each begins with a line {@code -- title} and ends with a semicolon at the end of a line.
 *
 * @param title what it shows, for people
 * @param sql one statement that only reads
 */
public record ReportQuery(String title, String sql) {

    /** More is for a tool, and not for a report. */
    private static final int MOST_ROWS = 20;

    private static final int MOST_CHARACTERS = 200;
    private static final int SECONDS = 10;
    private static final Pattern QUERY = Pattern.compile("(?s)-- *(\\V+)\\R(.+?);[ \\t]*(?:\\R|$)");

    /** The queries of a file, in their order; none when there is no file. */
    public static List<ReportQuery> in(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        Matcher matcher = QUERY.matcher(Files.readString(file));
        List<ReportQuery> queries = new ArrayList<>();
        while (matcher.find()) {
            queries.add(
                    new ReportQuery(matcher.group(1).strip(), matcher.group(2).strip()));
        }
        return queries;
    }

    /**
     * Asks in a transaction that cannot write, for at most ten seconds.
     *
     * @throws SQLException if there is no answer; the transaction is rolled back
     */
    public Answer ask(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            statement.setMaxRows(MOST_ROWS);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return answer(rows);
            }
        } finally {
            connection.rollback();
        }
    }

    private Answer answer(ResultSet result) throws SQLException {
        ResultSetMetaData shape = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= shape.getColumnCount(); column++) {
            columns.add(shape.getColumnLabel(column));
        }
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            List<String> cells = new ArrayList<>();
            for (int column = 1; column <= columns.size(); column++) {
                cells.add(shortened(result.getString(column)));
            }
            rows.add(cells);
        }
        return new Answer(title, columns, rows);
    }

    private static String shortened(String cell) {
        if (cell == null) {
            return "NULL";
        }
        return cell.length() <= MOST_CHARACTERS ? cell : cell.substring(0, MOST_CHARACTERS - 1) + "…";
    }

    /**
     * What the database answered. Immutable.
     *
     * @param rows at most twenty, in the order of the database; each has a text for each column
     */
    public record Answer(String title, List<String> columns, List<List<String>> rows) {

        public Answer {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
