package io.writeproof.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a list of rows reaches PostgreSQL in one transaction.
 *
 * <p>Contract of every method: the connection is in autocommit mode before and after; on return all rows are committed; on
 * an exception none is, unless the connection was lost, in which case the outcome is unknown. An empty list does nothing.
 */
public enum InsertMethod {
    /** One statement per row. */
    SINGLE_STATEMENT {
        @Override
        <R> void execute(PreparedStatement statement, Destination<R> destination, List<R> rows) throws SQLException {
            for (R row : rows) {
                bind(statement, destination, row);
                statement.executeUpdate();
            }
        }
    },

    /** One statement per row, sent together by the driver. */
    JDBC_BATCH {
        @Override
        <R> void execute(PreparedStatement statement, Destination<R> destination, List<R> rows) throws SQLException {
            for (R row : rows) {
                bind(statement, destination, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    },

    /**
     * One statement for all rows, each column an array.
     *
     * <p>It is prepared once for every number of rows, has no limit of bind parameters, and needs no explicit transaction.
     */
    UNNEST {
        @Override
        String sql(InsertSql sql, Conflict conflict) {
            return sql.unnest(conflict);
        }

        @Override
        boolean isOneStatement(int rows) {
            return true;
        }

        @Override
        <R> void execute(PreparedStatement statement, Destination<R> destination, List<R> rows) throws SQLException {
            int parameter = 1;
            for (Table<R> table : destination.tables()) {
                for (Column<R> column : table.columns()) {
                    @Nullable String[] values = new @Nullable String[rows.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = column.text(rows.get(i));
                    }
                    statement.setArray(parameter++, statement.getConnection().createArrayOf("text", values));
                }
            }
            statement.executeUpdate();
        }
    };

    /** The method for this many rows: for a single one, arrays only add work. */
    static InsertMethod forRows(int rows) {
        return rows == 1 ? SINGLE_STATEMENT : UNNEST;
    }

    /**
     * Inserts the rows in one transaction.
     *
     * @throws SQLException if the server rejects a row or the connection is lost
     */
    public <R> void insert(Connection connection, Destination<R> destination, List<R> rows) throws SQLException {
        insert(connection, destination, rows, Conflict.REJECT);
    }

    final <R> void insert(Connection connection, Destination<R> destination, List<R> rows, Conflict conflict)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql(destination.sql(), conflict))) {
            if (isOneStatement(rows.size())) {
                execute(statement, destination, rows);
            } else {
                executeInTransaction(statement, destination, rows);
            }
        }
    }

    private <R> void executeInTransaction(PreparedStatement statement, Destination<R> destination, List<R> rows)
            throws SQLException {
        Connection connection = statement.getConnection();
        connection.setAutoCommit(false);
        try {
            execute(statement, destination, rows);
            connection.commit();
        } catch (SQLException e) {
            rollback(connection, e);
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    /** A failed rollback means a lost connection; the first error says why, so it is the one that is kept. */
    private static void rollback(Connection connection, SQLException first) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            first.addSuppressed(second);
        }
    }

    String sql(InsertSql sql, Conflict conflict) {
        return sql.values(conflict);
    }

    boolean isOneStatement(int rows) {
        return rows == 1;
    }

    abstract <R> void execute(PreparedStatement statement, Destination<R> destination, List<R> rows)
            throws SQLException;

    private static <R> void bind(PreparedStatement statement, Destination<R> destination, R row) throws SQLException {
        int parameter = 1;
        for (Table<R> table : destination.tables()) {
            for (Column<R> column : table.columns()) {
                statement.setString(parameter++, column.text(row));
            }
        }
    }
}
