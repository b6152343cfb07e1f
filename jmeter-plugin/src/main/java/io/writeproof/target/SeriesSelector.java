package io.writeproof.target;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.syntax.TextCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The series of a metric that have certain labels. Immutable; {@link #toString()} is text that parses to the same.
 *
 * @param name of the metric, as on the page: {@code http_requests_total}
 * @param labels what a series must have; it may have others
 */
public record SeriesSelector(String name, Map<String, String> labels) {

    public SeriesSelector {
        labels = Map.copyOf(labels);
    }

    /** All series of a metric. */
    public static SeriesSelector named(String name) {
        return new SeriesSelector(name, Map.of());
    }

    /**
     * Reads one, such as <code>http_requests_total{status="200"}</code>.
     *
     * @throws SyntaxException when the text is not one
     */
    public static SeriesSelector parse(String text) {
        TextCursor cursor = new TextCursor(text);
        SeriesSelector selector = read(cursor);
        if (!cursor.skipBlanks().atEnd()) {
            throw cursor.expected("the end of the expression");
        }
        return selector;
    }

    /**
     * Reads one per line; empty lines are left out.
     *
     * @throws SyntaxException when a line is not one
     */
    public static List<SeriesSelector> parseLines(String text) {
        TextCursor cursor = new TextCursor(text);
        List<SeriesSelector> selectors = new ArrayList<>();
        while (!cursor.skipBlanks().atEnd()) {
            if (cursor.peek() != '\n') {
                selectors.add(read(cursor));
            }
            if (!cursor.skipBlanks().atEnd() && !cursor.take("\n")) {
                throw cursor.expected("the end of the line");
            }
        }
        return selectors;
    }

    private static SeriesSelector read(TextCursor cursor) {
        String name = SeriesSyntax.name(cursor.skipBlanks(), "the name of a metric");
        cursor.skipBlanks();
        return new SeriesSelector(name, SeriesSyntax.labels(cursor));
    }

    boolean matches(Map<String, String> series) {
        return series.entrySet().containsAll(labels.entrySet());
    }

    @Override
    public String toString() {
        return name + SeriesSyntax.toText(labels);
    }
}
