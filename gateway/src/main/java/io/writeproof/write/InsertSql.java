package io.writeproof.write;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements that fill a destination, each of them one statement for all its tables.
 *
 * <p>Several tables are filled by one statement with data-modifying CTEs: {@code WITH part0 AS (INSERT …) INSERT …}. Such a
 * statement is atomic by itself, so it runs in autocommit and costs one round trip; {@code BEGIN … COMMIT} around separate
 * inserts costs three.
 *
 * @param values for one row: a text parameter per column, in the order of tables and columns
 * @param valuesIfAbsent the same, leaving a row alone whose key is there
 * @param unnest for any number of rows: a {@code text[]} parameter per column, in the same order
 * @param unnestIfAbsent the same, leaving rows alone whose keys are there
 */
record InsertSql(String values, String valuesIfAbsent, String unnest, String unnestIfAbsent) {

    static <R> InsertSql of(List<Table<R>> tables) {
        return new InsertSql(
                statement(tables, InsertSql::valuesOf, Conflict.REJECT),
                statement(tables, InsertSql::valuesOf, Conflict.SKIP),
                statement(tables, InsertSql::unnestOf, Conflict.REJECT),
                statement(tables, InsertSql::unnestOf, Conflict.SKIP));
    }

    /** For exactly this many rows: a text parameter per column and row, table by table and row by row. */
    static <R> String multiRow(List<Table<R>> tables, int rows, Conflict conflict) {
        return statement(tables, t -> "VALUES " + String.join(", ", Collections.nCopies(rows, oneRow(t))), conflict);
    }

    String values(Conflict conflict) {
        return conflict == Conflict.REJECT ? values : valuesIfAbsent;
    }

    String unnest(Conflict conflict) {
        return conflict == Conflict.REJECT ? unnest : unnestIfAbsent;
    }

    private static <R> String statement(List<Table<R>> tables, Function<Table<R>, String> source, Conflict conflict) {
        return asOneStatement(tables.stream()
                .map(t -> "INSERT INTO " + t.name() + " (" + names(t) + ") " + source.apply(t) + conflict.clause())
                .toList());
    }

    private static String asOneStatement(List<String> inserts) {
        int last = inserts.size() - 1;
        StringBuilder statement = new StringBuilder();
        for (int i = 0; i < last; i++) {
            statement.append(i == 0 ? "WITH " : ", ");
            statement
                    .append("part")
                    .append(i)
                    .append(" AS (")
                    .append(inserts.get(i))
                    .append(") ");
        }
        return statement.append(inserts.get(last)).toString();
    }

    private static <R> String names(Table<R> table) {
        return table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static <R> String valuesOf(Table<R> table) {
        return "VALUES " + oneRow(table);
    }

    private static <R> String oneRow(Table<R> table) {
        return table.columns().stream()
                .map(c -> "?::" + c.type().sqlName())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static <R> String unnestOf(Table<R> table) {
        List<Column<R>> columns = table.columns();
        String casts = columns.stream()
                .map(c -> "u." + c.name() + "::" + c.type().sqlName())
                .collect(Collectors.joining(", "));
        String arrays = columns.stream().map(c -> "?::text[]").collect(Collectors.joining(", "));
        return "SELECT " + casts + " FROM unnest(" + arrays + ") AS u(" + names(table) + ")";
    }
}
