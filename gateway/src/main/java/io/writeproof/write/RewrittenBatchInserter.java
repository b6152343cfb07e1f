package io.writeproof.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.core.BaseConnection;

/**
 * A JDBC batch per table that the driver rewrites into statements of many rows.
 *
 * <p>Rewriting is a property of the connection, {@code reWriteBatchedInserts=true}; without it this would silently be
 * {@link StatementInserter#BATCHED}, so its absence is an error.
 */
final class RewrittenBatchInserter implements Inserter {

    @Override
    public <R> void insert(Connection connection, Destination<R> destination, List<R> rows, Conflict conflict)
            throws SQLException {
        if (!connection.unwrap(BaseConnection.class).getQueryExecutor().isReWriteBatchedInsertsEnabled()) {
            throw new IllegalStateException("A rewritten batch needs a connection with reWriteBatchedInserts=true;"
                    + " add that parameter to the PostgreSQL URL");
        }
        Transaction.run(connection, () -> {
            for (Table<R> table : destination.tables()) {
                insert(connection, table, rows, conflict);
            }
        });
    }

    private static <R> void insert(Connection connection, Table<R> table, List<R> rows, Conflict conflict)
            throws SQLException {
        String sql = InsertSql.multiRow(List.of(table), 1, conflict);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (R row : rows) {
                table.bind(statement, 1, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
