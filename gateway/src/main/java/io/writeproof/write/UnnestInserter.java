package io.writeproof.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement for all rows, each column an array of text.
 *
 * <p>It is prepared once for every number of rows, has no limit of bind parameters, and needs no explicit transaction. Arrays
 * of text travel in binary form, while {@code jsonb[]} or {@code uuid[]} made by the driver travel as one quoted literal.
 */
final class UnnestInserter implements Inserter {

    @Override
    public <R> void insert(Connection connection, Destination<R> destination, List<R> rows, Conflict conflict)
            throws SQLException {
        String sql = destination.sql().unnest(conflict);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (Table<R> table : destination.tables()) {
                for (Column<R> column : table.columns()) {
                    statement.setArray(parameter++, connection.createArrayOf("text", texts(column, rows)));
                }
            }
            statement.executeUpdate();
        }
    }

    private static <R> @Nullable String[] texts(Column<R> column, List<R> rows) throws UnfitValueException {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.text(rows.get(i));
        }
        return values;
    }
}
