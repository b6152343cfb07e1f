package io.writeproof.write;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tables that one row of type {@code R} reaches, all in one transaction.
 *
 * <p>Immutable and thread-safe. The statements are made once, here, and not per write.
 */
public final class Destination<R> {

    private final List<Table<R>> tables;
    private final Function<R, String> key;
    private final InsertSql sql;

    /**
     * @param tables at least one; each gets exactly one table row per {@code R}
     * @param key names a row in reports and logs; never a payload
     */
    public Destination(List<Table<R>> tables, Function<R, String> key) {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("A destination has no tables; expected at least one");
        }
        this.tables = List.copyOf(tables);
        this.key = key;
        this.sql = InsertSql.of(tables);
    }

    public List<Table<R>> tables() {
        return tables;
    }

    /** The name of a row in reports; a row that cannot be named is still reported. */
    public String key(R row) {
        try {
            return key.apply(row);
        } catch (RuntimeException e) {
            return "without a key (" + e.getClass().getName() + ")";
        }
    }

    /** Columns of all tables together. */
    int columnCount() {
        return tables.stream().mapToInt(t -> t.columns().size()).sum();
    }

    /** The column of the n-th parameter, from 1, of a statement for one row. */
    @Nullable
    String columnName(int parameter) {
        return tables.stream()
                .flatMap(t -> t.columns().stream())
                .skip(parameter - 1L)
                .findFirst()
                .map(Column::name)
                .orElse(null);
    }

    InsertSql sql() {
        return sql;
    }
}
