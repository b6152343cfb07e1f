package io.writeproof.write;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table and the value that a row puts there.
 *
 * @param name as in the table, a plain identifier
 * @param type the column's type
 * @param value the value of a row, of the type's Java type, or null for SQL NULL
 */
public record Column<R>(String name, PgType type, Function<R, @Nullable Object> value) {

    /** The text form of this column's value in {@code row}. */
    @Nullable
    String text(R row) {
        Object object = value.apply(row);
        return object == null ? null : type.text(object);
    }
}
