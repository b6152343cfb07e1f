package io.writeproof.write;

import io.writeproof.write.UnfitValueException.Fault;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table and the value that a row puts there.
 *
 * @param name as in the table, a plain identifier
 * @param type the column's type
 * @param value the value of a row, of the type's Java type, or null for SQL NULL; a row for which it throws is rejected
 */
public record Column<R>(String name, PgType type, Function<R, @Nullable Object> value) {

    /**
     * The text form of this column's value in {@code row}.
     *
     * @throws UnfitValueException as {@link #valueOf} does
     */
    @Nullable
    String text(R row) throws UnfitValueException {
        Object fit = valueOf(row);
        return fit == null ? null : type.text(fit);
    }

    /**
     * Writes the binary form of this column's value in {@code row}.
     *
     * @throws UnfitValueException as {@link #valueOf} does, before anything is written
     */
    void writeBinary(R row, CopyStream out) throws UnfitValueException {
        type.writeBinary(valueOf(row), out);
    }

    /**
     * The value in {@code row}, fit to be stored as it is.
     *
     * @throws UnfitValueException if it is not, or cannot be had
     */
    private @Nullable Object valueOf(R row) throws UnfitValueException {
        Object object;
        try {
            object = value.apply(row);
        } catch (RuntimeException e) {
            throw new UnfitValueException(row, name, new Fault("22000", SqlFailure.defect(e)));
        }
        Fault fault = object == null ? null : type.fault(object);
        if (fault != null) {
            throw new UnfitValueException(row, name, fault);
        }
        return object;
    }
}
