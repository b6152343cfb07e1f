package io.writeproof.results.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Aligned columns: text to the left, numbers to the right. Not thread-safe. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(Column... columns) {
        this.columns = List.of(columns);
        rows.add(this.columns.stream().map(Column::title).toList());
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The table's lines, each ended by a line feed, without trailing spaces. */
    String text() {
        int[] widths = IntStream.range(0, columns.size()).map(this::width).toArray();
        return rows.stream().map(row -> line(row, widths) + "\n").collect(Collectors.joining());
    }

    private int width(int column) {
        return Collections.max(
                rows.stream().map(row -> row.get(column).length()).toList());
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> columns.get(i).align().pad(row.get(i), widths[i]))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    record Column(String title, Align align) {}

    enum Align {
        LEFT {
            @Override
            String pad(String cell, int width) {
                return cell + " ".repeat(width - cell.length());
            }
        },
        RIGHT {
            @Override
            String pad(String cell, int width) {
                return " ".repeat(width - cell.length()) + cell;
            }
        };

        abstract String pad(String cell, int width);
    }
}
