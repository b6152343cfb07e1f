package io.writeproof.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * One statement with a list of {@code VALUES} for many rows.
 *
 * <p>The statement's text depends on the number of rows, so the driver prepares one per number; and the protocol carries at
 * most {@value #BIND_LIMIT} parameters, so longer lists become several statements of one transaction.
 */
final class MultiRowInserter implements Inserter {

    /** Parameters of one statement: a 16-bit count in the protocol's Bind message. */
    static final int BIND_LIMIT = 65_535;

    @Override
    public <R> void insert(Connection connection, Destination<R> destination, List<R> rows, Conflict conflict)
            throws SQLException {
        int atOnce = BIND_LIMIT / destination.columnCount();
        if (rows.size() <= atOnce) {
            execute(connection, destination, rows, conflict);
            return;
        }
        Transaction.run(connection, () -> {
            for (int from = 0; from < rows.size(); from += atOnce) {
                int to = Math.min(from + atOnce, rows.size());
                execute(connection, destination, rows.subList(from, to), conflict);
            }
        });
    }

    private static <R> void execute(Connection connection, Destination<R> destination, List<R> rows, Conflict conflict)
            throws SQLException {
        String sql = InsertSql.multiRow(destination.tables(), rows.size(), conflict);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (Table<R> table : destination.tables()) {
                for (R row : rows) {
                    parameter = table.bind(statement, parameter, row);
                }
            }
            statement.executeUpdate();
        }
    }
}
