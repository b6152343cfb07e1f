package io.writeproof.target;

import io.writeproof.syntax.TextCursor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of metrics line by line.
 *
 * <p>Written here because the Prometheus client for Java only writes the format, and the readers on Maven Central are
 * no longer kept or bring libraries that JMeter has in other versions.
 */
final class ExpositionParser {

    private static final Set<String> TYPES = Set.of(
            "counter", "gauge", "histogram", "summary", "untyped", "unknown", "info", "stateset", "gaugehistogram");

    private final TextCursor cursor;
    private final Map<String, Map<Map<String, String>, Double>> samples = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    ExpositionParser(String text) {
        this.cursor = new TextCursor(text);
    }

    Exposition parse() {
        while (!cursor.skipBlanks().atEnd()) {
            if (cursor.take("#")) {
                comment();
            } else if (cursor.peek() != '\n') {
                sample();
            }
            endOfLine();
        }
        return new Exposition(samples, types);
    }

    private void comment() {
        switch (cursor.skipBlanks().takeLetters()) {
            case "HELP" -> SeriesSyntax.name(cursor.skipBlanks(), "the name of a metric after HELP");
            case "TYPE" -> type();
            case "EOF" -> endOfPage();
            default -> {
                // Anything else is for people, the unit included.
            }
        }
        cursor.takeWhile(c -> c != '\n');
    }

    private void type() {
        int start = cursor.skipBlanks().offset();
        String name = SeriesSyntax.name(cursor, "the name of a metric after TYPE");
        int at = cursor.skipBlanks().offset();
        String type = cursor.takeLetters();
        if (!TYPES.contains(type)) {
            cursor.backTo(at);
            throw cursor.expected("a type such as counter or gauge");
        }
        if (types.putIfAbsent(name, type) != null) {
            throw cursor.error("the metric " + name + " has two TYPE lines", start);
        }
        requireEndOfLine();
    }

    /** A comment may begin with the same letters; only when nothing follows them is it the end. */
    private void endOfPage() {
        if (cursor.skipBlanks().atEnd() || cursor.peek() != '\n') {
            return;
        }
        cursor.takeWhile(c -> c <= ' ');
        if (!cursor.atEnd()) {
            throw cursor.expected("nothing after # EOF");
        }
    }

    private void sample() {
        int start = cursor.offset();
        String name = SeriesSyntax.name(cursor, "the name of a metric or a comment");
        cursor.skipBlanks();
        Map<String, String> labels = SeriesSyntax.labels(cursor);
        double value = number("a value");
        if (samples.computeIfAbsent(name, any -> new LinkedHashMap<>()).putIfAbsent(labels, value) != null) {
            throw cursor.error("the series " + new SeriesSelector(name, labels) + " appears twice", start);
        }
        skipTimestamp();
        if (cursor.take("#")) {
            skipExemplar();
        }
    }

    private void skipExemplar() {
        if (cursor.skipBlanks().peek() != '{') {
            throw cursor.expected("the labels of an exemplar");
        }
        SeriesSyntax.labels(cursor);
        number("the value of an exemplar");
        skipTimestamp();
    }

    /** Milliseconds in one format, seconds in the other, and of no use here: the time of the scrape is what counts. */
    private void skipTimestamp() {
        char next = cursor.skipBlanks().peek();
        if (next != '#' && next != '\n' && !cursor.atEnd()) {
            number("a time stamp or the end of the line");
            cursor.skipBlanks();
        }
    }

    private double number(String expected) {
        int at = cursor.skipBlanks().offset();
        String token = cursor.takeWhile(c -> c > ' ');
        Double number = parsed(token.toLowerCase(Locale.ROOT));
        if (number == null) {
            cursor.backTo(at);
            throw cursor.expected(expected);
        }
        return number;
    }

    private static @Nullable Double parsed(String token) {
        return switch (token) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> decimal(token);
        };
    }

    /** Java's own reader would also take the suffixes of its literals. */
    private static @Nullable Double decimal(String token) {
        if (!token.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.e".indexOf(c) >= 0)) {
            return null;
        }
        try {
            return Double.valueOf(token);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void requireEndOfLine() {
        if (!cursor.skipBlanks().atEnd() && cursor.peek() != '\n') {
            throw cursor.expected("the end of the line");
        }
    }

    private void endOfLine() {
        requireEndOfLine();
        cursor.take("\n");
    }
}
