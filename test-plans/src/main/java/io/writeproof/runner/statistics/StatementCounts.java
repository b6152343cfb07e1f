package io.writeproof.runner.statistics;

import io.writeproof.postgres.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a server counts of its statements from now on ({@code pg_stat_statements}).
 *
 * <p>Counters are taken as differences and not reset, since the server may be somebody's: those at the start are kept in a
 * temporary table of one connection. Shortest and longest times cannot be subtracted; they alone are reset, where the
 * server can do that and the role may. Used by one thread.
 */
public final class StatementCounts {

    /**
     * The rest of a query for what was counted, in {@code s}, beside what had been counted before, in {@code b}: of this
     * database, without what makes a schema, and without the looking itself.
     */
    public static final String COUNTED = """
            FROM pg_stat_statements s LEFT JOIN statements_before b USING (userid, dbid, queryid, toplevel)
            WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND s.calls > coalesce(b.calls, 0)
              AND s.query !~* '_before\\y|pg_stat_' AND s.query !~* '^\\s*(alter|create|drop|set|comment)\\y'
            ORDER BY s.total_exec_time - coalesce(b.total_exec_time, 0) DESC
            """;

    private static final String REMEMBER =
            "CREATE TEMPORARY TABLE statements_before AS SELECT * FROM pg_stat_statements";

    private static final String RESET_EXTREMES =
            "SELECT pg_stat_statements_reset(0, oid, 0, true) FROM pg_database" + " WHERE datname = current_database()";

    /** Without the right to see it, the text of another role's statement is a sentence about that. */
    private static final String SINCE = """
            SELECT s.calls - coalesce(b.calls, 0), s.total_exec_time - coalesce(b.total_exec_time, 0),
              s.min_exec_time, s.max_exec_time, s.rows - coalesce(b.rows, 0), s.query
            """ + COUNTED;

    private final Connection connection;
    private final Optional<String> gap;
    private boolean extremes;

    private StatementCounts(Connection connection, Optional<String> gap) {
        this.connection = connection;
        this.gap = gap;
    }

    /** Remembers what the server of {@code connection} has counted so far. */
    public static StatementCounts begin(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(REMEMBER);
            return new StatementCounts(connection, Optional.empty());
        } catch (SQLException e) {
            return new StatementCounts(
                    connection,
                    Optional.of("No statement statistics: " + DatabaseException.reason(e)
                            + ". Set shared_preload_libraries = 'pg_stat_statements', restart the server, and execute"
                            + " CREATE EXTENSION pg_stat_statements in this database."));
        }
    }

    /** Why statements are not counted; empty when they are. */
    public Optional<String> gap() {
        return gap;
    }

    /**
     * Forgets the shortest and longest times of this database's statements; all counters stay.
     *
     * @return why that cannot be, so that they are not known; empty when it was done
     */
    public Optional<String> resetExtremes() {
        try (Statement statement = connection.createStatement()) {
            statement.execute(RESET_EXTREMES);
            extremes = true;
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of("No shortest and longest times: " + DatabaseException.reason(e)
                    + ". They need PostgreSQL 17 and the right to execute pg_stat_statements_reset.");
        }
    }

    /** What was counted since, the statement that took most time first; nothing when statements are not counted. */
    public List<StatementTime> since() throws SQLException {
        List<StatementTime> times = new ArrayList<>();
        if (gap.isPresent()) {
            return times;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SINCE)) {
            while (rows.next()) {
                times.add(new StatementTime(
                        rows.getLong(1),
                        rows.getDouble(2),
                        extreme(rows.getDouble(3)),
                        extreme(rows.getDouble(4)),
                        rows.getLong(5),
                        StatementText.withoutValues(rows.getString(6))));
            }
        }
        return times;
    }

    private OptionalDouble extreme(double milliseconds) {
        return extremes ? OptionalDouble.of(milliseconds) : OptionalDouble.empty();
    }
}
