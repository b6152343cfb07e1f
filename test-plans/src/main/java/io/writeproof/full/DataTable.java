package io.writeproof.full;

import java.util.List;

/**
 * Figures in rows and columns, as text. Immutable.
 *
 * @param title what they are about
 * @param columns the names of the columns
 * @param rows each as long as {@code columns}
 */
record DataTable(String title, List<String> columns, List<List<String>> rows) {

    DataTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
