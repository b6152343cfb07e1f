package io.writeproof.write;

import java.sql.SQLDataException;
import org.jspecify.annotations.Nullable;

/**
 * A row's value that PostgreSQL would not store as it is, found on this side before its row is sent.
 *
 * <p>The message names the column and never holds the value.
 */
final class UnfitValueException extends SQLDataException {

    private static final long serialVersionUID = 1L;

    private final String column;
    private final transient @Nullable Object row;

    /**
     * @param row as it stands in the list of rows
     * @param fault what is wrong with the value
     */
    UnfitValueException(@Nullable Object row, String column, Fault fault) {
        super(fault.description() + " at " + column + ", SQLSTATE " + fault.sqlState(), fault.sqlState());
        this.row = row;
        this.column = column;
    }

    /** Whether this row has the value; a row is known by its identity, because two may be equal. */
    boolean isOf(@Nullable Object other) {
        return row == other;
    }

    String column() {
        return column;
    }

    /**
     * What is wrong with a value.
     *
     * @param sqlState as in PostgreSQL's "Error Codes" appendix, of class 22, data exception
     * @param description a clause without the value
     */
    record Fault(String sqlState, String description) {}
}
