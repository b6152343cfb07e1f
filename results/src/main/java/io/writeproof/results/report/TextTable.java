package io.writeproof.results.report;

import java.util.ArrayList;
import java.util.List;

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
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                columns.get(i).align().pad(row.get(i), widths[i], text);
                text.append(GAP);
            }
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            text.setLength(end);
            text.append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    record Column(String title, Align align) {}

    enum Align {
        LEFT {
            @Override
            void pad(String cell, int width, StringBuilder to) {
                to.append(cell).append(" ".repeat(width - cell.length()));
            }
        },
        RIGHT {
            @Override
            void pad(String cell, int width, StringBuilder to) {
                to.append(" ".repeat(width - cell.length())).append(cell);
            }
        };

        abstract void pad(String cell, int width, StringBuilder to);
    }
}
