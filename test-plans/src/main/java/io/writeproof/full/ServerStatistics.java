package io.writeproof.full;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.runner.statistics.StatementCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server counted while a load ran: its own statistics, as differences and not by resetting them, since the server may
 * be somebody's.
 *
 * <p>The counters at the start are kept in temporary tables of one connection. Used by one thread.
 */
final class ServerStatistics implements AutoCloseable {

    private static final String REMEMBER_DATABASE = """
            CREATE TEMPORARY TABLE database_before AS
            SELECT *, pg_current_wal_insert_lsn() AS lsn FROM pg_stat_database WHERE datname = current_database()""";

    private static final String DATABASE = """
            SELECT d.xact_commit - b.xact_commit AS commits, d.xact_rollback - b.xact_rollback AS rollbacks,
              d.tup_inserted - b.tup_inserted AS rows_inserted, d.tup_fetched - b.tup_fetched AS rows_fetched,
              round(100.0 * (d.blks_hit - b.blks_hit)
                / nullif(d.blks_hit - b.blks_hit + d.blks_read - b.blks_read, 0), 2) AS cache_hit_percent,
              d.deadlocks - b.deadlocks AS deadlocks, d.temp_files - b.temp_files AS temp_files,
              pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_insert_lsn(), b.lsn)) AS wal
            FROM pg_stat_database d JOIN database_before b USING (datid)""";

    private static final String STATEMENTS = """
            SELECT s.calls - coalesce(b.calls, 0) AS calls,
              round((s.total_exec_time - coalesce(b.total_exec_time, 0))::numeric, 1) AS total_ms,
              round(((s.total_exec_time - coalesce(b.total_exec_time, 0))
                / (s.calls - coalesce(b.calls, 0)))::numeric, 3) AS mean_ms,
              s.rows - coalesce(b.rows, 0) AS rows,
              s.shared_blks_hit - coalesce(b.shared_blks_hit, 0) AS blocks_hit,
              s.shared_blks_read - coalesce(b.shared_blks_read, 0) AS blocks_read,
              pg_size_pretty(s.wal_bytes - coalesce(b.wal_bytes, 0)) AS wal,
              left(regexp_replace(s.query, '\\s+', ' ', 'g'), 160) AS statement
            """ + StatementCounts.COUNTED + "LIMIT 10";

    private static final String TABLES = """
            SELECT relname AS table, n_tup_ins AS inserted, n_live_tup AS live, n_dead_tup AS dead,
              seq_scan AS seq_scans, coalesce(idx_scan, 0) AS index_scans,
              heap_blks_hit AS heap_hit, heap_blks_read AS heap_read,
              coalesce(idx_blks_hit, 0) AS index_hit, coalesce(idx_blks_read, 0) AS index_read,
              pg_size_pretty(pg_total_relation_size(relid)) AS size
            FROM pg_stat_user_tables JOIN pg_statio_user_tables USING (relid, schemaname, relname)
            WHERE schemaname = ? AND relname <> 'flyway_schema_history' ORDER BY relname""";

    private static final String INDEXES = """
            SELECT relname AS table, indexrelname AS index, idx_scan AS scans, idx_tup_read AS entries_read,
              idx_tup_fetch AS rows_fetched, idx_blks_hit AS hit, idx_blks_read AS read,
              pg_size_pretty(pg_relation_size(indexrelid)) AS size
            FROM pg_stat_user_indexes JOIN pg_statio_user_indexes USING (relid, indexrelid, schemaname, relname, indexrelname)
            WHERE schemaname = ? AND relname <> 'flyway_schema_history' ORDER BY relname, indexrelname""";

    private final Connection connection;
    private final StatementCounts statements;

    private ServerStatistics(Connection connection, StatementCounts statements) {
        this.connection = connection;
        this.statements = statements;
    }

    /**
     * Remembers what the server has counted so far.
     *
     * @throws DatabaseException if it cannot be reached
     */
    static ServerStatistics begin(ConnectionSettings settings) throws SQLException {
        Connection connection = settings.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(REMEMBER_DATABASE);
            return new ServerStatistics(connection, StatementCounts.begin(connection));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** What is not measured, and why. */
    List<String> notes() {
        return statements.gap().stream().toList();
    }

    /** What was counted since the beginning, in the database and in the tables of {@code schema}, which is new. */
    List<DataTable> since(String schema) throws SQLException {
        List<DataTable> tables = new ArrayList<>();
        tables.add(query("Database (pg_stat_database, differences)", DATABASE));
        if (statements.gap().isEmpty()) {
            tables.add(query(
                    "Statements (pg_stat_statements, differences, the ten that took most time; without those that make the schema)",
                    STATEMENTS));
        }
        tables.add(query("Tables (pg_stat_user_tables, pg_statio_user_tables)", TABLES, schema));
        tables.add(query("Indexes (pg_stat_user_indexes, pg_statio_user_indexes)", INDEXES, schema));
        return tables;
    }

    private DataTable query(String title, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return table(title, rows);
            }
        }
    }

    private static DataTable table(String title, ResultSet result) throws SQLException {
        int width = result.getMetaData().getColumnCount();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            columns.add(result.getMetaData().getColumnLabel(i).replace('_', ' '));
        }
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
                String value = result.getString(i);
                row.add(value == null ? "–" : value);
            }
            rows.add(row);
        }
        return new DataTable(title, columns, rows);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
