package io.writeproof.target;

import io.writeproof.syntax.TextCursor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a series is written: its name, and its labels in braces, on a page of metrics as well as in an expression. */
final class SeriesSyntax {

    private SeriesSyntax() {}

    /** Steps over the name of a metric. */
    static String name(TextCursor cursor, String expected) {
        if (!isNameStart(cursor.peek())) {
            throw cursor.expected(expected);
        }
        return cursor.takeWhile(c -> isNameStart(c) || isDigit(c));
    }

    /** Steps over labels in braces, if they come next. */
    static Map<String, String> labels(TextCursor cursor) {
        Map<String, String> labels = new LinkedHashMap<>();
        boolean more = cursor.take("{");
        while (more && !cursor.skipBlanks().take("}")) {
            label(cursor, labels);
            more = cursor.skipBlanks().take(",");
            if (!more && !cursor.take("}")) {
                throw cursor.expected("`,` or `}` after a label");
            }
        }
        return Map.copyOf(labels);
    }

    private static void label(TextCursor cursor, Map<String, String> labels) {
        int start = cursor.offset();
        String name = name(cursor, "the name of a label or `}`");
        if (name.indexOf(':') >= 0) {
            throw cursor.error("expected the name of a label, found `" + name + "` with a colon", start);
        }
        if (!cursor.skipBlanks().take("=")) {
            throw cursor.expected("`=` after the name of a label");
        }
        String value = quoted(cursor.skipBlanks());
        if (labels.putIfAbsent(name, value) != null) {
            throw cursor.error("the label " + name + " appears twice", start);
        }
    }

    private static String quoted(TextCursor cursor) {
        if (!cursor.take("\"")) {
            throw cursor.expected("the value of a label in double quotes");
        }
        StringBuilder value = new StringBuilder();
        while (!cursor.take("\"")) {
            value.append(cursor.takeWhile(c -> c != '"' && c != '\\' && c != '\n'));
            if (cursor.atEnd() || cursor.peek() == '\n') {
                throw cursor.expected("a closing double quote");
            }
            if (cursor.peek() == '\\') {
                value.append(escaped(cursor));
            }
        }
        return value.toString();
    }

    private static char escaped(TextCursor cursor) {
        int start = cursor.offset();
        cursor.take("\\");
        return switch (cursor.next()) {
            case 'n' -> '\n';
            case '"' -> '"';
            case '\\' -> '\\';
            default -> throw cursor.error("expected \\\\, \\\" or \\n, found another escape", start);
        };
    }

    /** The text that {@link #labels} reads as these labels, in the order of their names; empty without labels. */
    static String toText(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=\"" + escape(label.getValue()) + '"')
                                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
