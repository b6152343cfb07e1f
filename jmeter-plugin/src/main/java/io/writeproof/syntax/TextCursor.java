package io.writeproof.syntax;

import java.math.BigDecimal;
import java.util.function.IntPredicate;

/** Reads a text from left to right. Not thread-safe. */
public final class TextCursor {

    private static final int LONGEST_QUOTE = 24;

    private final String text;
    private int offset;

    public TextCursor(String text) {
        this.text = text;
    }

    /** Index of the next character. */
    public int offset() {
        return offset;
    }

    /** Goes back to an offset taken earlier. */
    public void backTo(int earlier) {
        offset = earlier;
    }

    public boolean atEnd() {
        return offset == text.length();
    }

    /** The next character; the character 0 at the end. */
    public char peek() {
        return atEnd() ? 0 : text.charAt(offset);
    }

    /** Steps over the next character. */
    public char next() {
        char next = peek();
        offset++;
        return next;
    }

    /** Skips spaces and tabs, not line ends. */
    public TextCursor skipBlanks() {
        takeWhile(c -> c == ' ' || c == '\t' || c == '\r');
        return this;
    }

    /** Steps over the expected text if it comes next. */
    public boolean take(String expected) {
        if (text.startsWith(expected, offset)) {
            offset += expected.length();
            return true;
        }
        return false;
    }

    /** Steps over the longest run of such characters and returns it; empty when there is none. */
    public String takeWhile(IntPredicate wanted) {
        int start = offset;
        while (!atEnd() && wanted.test(peek())) {
            offset++;
        }
        return text.substring(start, offset);
    }

    /** Steps over a name: a letter or underscore, then letters, digits, underscores and dashes; empty when none comes. */
    public String takeName() {
        return isLetter(peek()) ? takeWhile(c -> isLetter(c) || isDigit(c) || c == '-') : "";
    }

    /**
     * Steps over a text up to the quote that ends it, on the same line; the one that begins it has been read. A backslash makes a
     * quote or a backslash part of the text.
     *
     * @param what the text is, for an error
     */
    public String takeQuoted(String what) {
        StringBuilder quoted = new StringBuilder();
        while (!atEnd() && peek() != '\n' && peek() != '"') {
            boolean escaping = take("\\");
            boolean escaped = peek() == '"' || peek() == '\\';
            quoted.append(escaping && !escaped ? '\\' : next());
        }
        if (!take("\"")) {
            throw expected("`\"` after the " + what);
        }
        return quoted.toString();
    }

    /** Steps over letters, as a unit has them; empty when none comes. */
    public String takeLetters() {
        return takeWhile(TextCursor::isLetter);
    }

    /** Steps over an unsigned decimal number. */
    public BigDecimal takeNumber(String expected) {
        int start = offset;
        String digits = takeWhile(TextCursor::isDigit);
        int whole = offset;
        if (!digits.isEmpty() && take(".") && takeWhile(TextCursor::isDigit).isEmpty()) {
            offset = whole;
        }
        if (digits.isEmpty()) {
            throw expected(expected);
        }
        return new BigDecimal(text.substring(start, offset));
    }

    /** The error that something else was expected at the next character. */
    public SyntaxException expected(String what) {
        return error("expected " + what + ", found " + found(), offset);
    }

    /** An error at an offset taken earlier. */
    public SyntaxException error(String problem, int at) {
        return new SyntaxException(problem, text, at);
    }

    private String found() {
        if (atEnd() || peek() == '\n') {
            return "the end of the " + (text.indexOf('\n') < 0 ? "text" : "line");
        }
        int start = offset;
        int end = start + 1;
        while (end < text.length() && " \t\r\n;".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String word = text.substring(start, end);
        return '`' + (word.length() > LONGEST_QUOTE ? word.substring(0, LONGEST_QUOTE) + "…" : word) + '`';
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
