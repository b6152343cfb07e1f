package io.writeproof.write;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The two forms of {@code COPY}'s data, as in "File Formats" of the PostgreSQL documentation of {@code COPY}. */
enum CopyFormat {
    /** Tab-separated lines; the server parses every value from text. */
    TEXT {
        @Override
        <R> void write(Table<R> table, List<R> rows, CopyStream out) throws SQLException {
            for (R row : rows) {
                boolean first = true;
                for (Column<R> column : table.columns()) {
                    if (!first) {
                        out.putByte('\t');
                    }
                    first = false;
                    String text = column.text(row);
                    out.putText(text == null ? "\\N" : escaped(text));
                }
                out.putByte('\n');
                out.endRow();
            }
        }
    },

    /** Length-prefixed values in the types' own wire form. */
    BINARY {
        @Override
        <R> void write(Table<R> table, List<R> rows, CopyStream out) throws SQLException {
            out.putBytes(SIGNATURE);
            out.putInt(0);
            out.putInt(0);
            int columns = table.columns().size();
            for (R row : rows) {
                out.putShort(columns);
                for (Column<R> column : table.columns()) {
                    column.writeBinary(row, out);
                }
                out.endRow();
            }
            out.putShort(-1);
        }
    };

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};

    abstract <R> void write(Table<R> table, List<R> rows, CopyStream out) throws SQLException;

    <R> String sql(Table<R> table) {
        String columns = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        return "COPY " + table.name() + " (" + columns + ") FROM STDIN (FORMAT " + name().toLowerCase(Locale.ROOT)
                + ")";
    }

    private static String escaped(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            int special = "\\\t\n\r".indexOf(text.charAt(i));
            if (special >= 0 && out == null) {
                out = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (out != null) {
                out.append(special < 0 ? String.valueOf(text.charAt(i)) : "\\" + "\\tnr".charAt(special));
            }
        }
        return out == null ? text : out.toString();
    }
}
