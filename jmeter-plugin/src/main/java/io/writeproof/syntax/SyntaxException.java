package io.writeproof.syntax;

/** A text that does not parse: what was expected, what was found, and where. Immutable. */
public final class SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final int offset;

    /**
     * @param problem what was expected and what was found
     * @param text the whole text that was read
     * @param offset index into the text of the first character that is wrong; its length at the end
     */
    public SyntaxException(String problem, String text, int offset) {
        super(problem);
        this.text = text;
        this.offset = offset;
    }

    /** Index into the whole text, counted from 0. */
    public int offset() {
        return offset;
    }

    /** Number of the line that is wrong, counted from 1. */
    public int line() {
        return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }

    /** The problem, its place, and below it the line with a caret under the offset. */
    public String explain() {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int end = text.indexOf('\n', offset);
        String shown = text.substring(start, end < 0 ? text.length() : end).replace('\t', ' ');
        int column = offset - start;
        String place = text.indexOf('\n') < 0 ? "at offset " + column : "in line " + line() + " at offset " + column;
        return getMessage() + ' ' + place + "\n  " + shown + "\n  " + " ".repeat(column) + '^';
    }
}
