package io.writeproof.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** One statement per row, executed one after the other or sent together as a JDBC batch. */
enum StatementInserter implements Inserter {
    /** A round trip per row. */
    ONE_BY_ONE {
        @Override
        void add(PreparedStatement statement) throws SQLException {
            statement.executeUpdate();
        }

        @Override
        void finish(PreparedStatement statement) {}
    },
    /** The driver sends the statements together. */
    BATCHED {
        @Override
        void add(PreparedStatement statement) throws SQLException {
            statement.addBatch();
        }

        @Override
        void finish(PreparedStatement statement) throws SQLException {
            statement.executeBatch();
        }
    };

    abstract void add(PreparedStatement statement) throws SQLException;

    abstract void finish(PreparedStatement statement) throws SQLException;

    @Override
    public <R> void insert(Connection connection, Destination<R> destination, List<R> rows, Conflict conflict)
            throws SQLException {
        String sql = destination.sql().values(conflict);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (rows.size() == 1) {
                execute(statement, destination, rows);
            } else {
                Transaction.run(connection, () -> execute(statement, destination, rows));
            }
        }
    }

    private <R> void execute(PreparedStatement statement, Destination<R> destination, List<R> rows)
            throws SQLException {
        for (R row : rows) {
            int parameter = 1;
            for (Table<R> table : destination.tables()) {
                parameter = table.bind(statement, parameter, row);
            }
            add(statement);
        }
        finish(statement);
    }
}
