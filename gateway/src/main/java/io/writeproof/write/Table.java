package io.writeproof.write;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/**
 * A table and how a row of type {@code R} fills it: the only place that knows the columns.
 *
 * <p>The table must have a primary key or unique constraint over columns that the row itself determines. A retry after
 * an unknown commit outcome relies on it.
 *
 * @param name the table's name, found by the connection's search path
 * @param columns at least one
 */
public record Table<R>(String name, List<Column<R>> columns) {

    public Table {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Table " + name + " has no columns; expected at least one");
        }
        columns = List.copyOf(columns);
    }

    /**
     * Binds a row's values as text from {@code first} on; the answer is the parameter after them.
     *
     * <p>The type is left to the server, which then reads the text as it binds it and can name the parameter at fault.
     */
    int bind(PreparedStatement statement, int first, R row) throws SQLException {
        int parameter = first;
        for (Column<R> column : columns) {
            statement.setObject(parameter++, column.text(row), Types.OTHER);
        }
        return parameter;
    }
}
