package io.writeproof.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Rows of a mark, a name and a text, none of whose lines has more characters than there are columns.
 *
 * <p>Control characters become U+FFFD: a label, or the reason of an answer, must not write to a terminal. Used by one thread.
 */
final class TextRows {

    /** A blank that is no place to break a line. */
    static final char TOGETHER = '\u00a0';

    private static final int FEWEST_COLUMNS = 40;
    private static final int SHORTEST_NAME = 10;
    private static final int LONGEST_NAME = 24;
    private static final int LEAST_ROOM = 30;
    private static final Pattern BEFORE_UNIT = Pattern.compile("(?<=\\d) (?=(%|ms|s|[KMG]iB|cores)(?!\\w))");
    private static final String INDENT = "    ";
    private static final String BELOW = "      ";

    private final StringBuilder text = new StringBuilder();
    private final int columns;
    private final int nameWidth;

    /** @param longestName the characters of the longest name that is to come */
    TextRows(int columns, int longestName) {
        this.columns = Math.max(FEWEST_COLUMNS, columns);
        this.nameWidth = Math.max(SHORTEST_NAME, Math.min(LONGEST_NAME, longestName));
    }

    /** A line as it is. */
    void line(String line) {
        text.append(visible(line.stripTrailing())).append('\n');
    }

    /** A text that begins in the third column. */
    void text(String words) {
        lines("  ", INDENT, words);
    }

    /** A row whose text stands beside its name, or below it when there is too little room. */
    void row(String mark, String name, String value) {
        String start = String.format(Locale.ROOT, "  %s %-" + nameWidth + "s  ", mark, name);
        int room = columns - start.length();
        boolean beside = name.length() <= nameWidth && (room >= LEAST_ROOM || value.length() <= room);
        if (beside) {
            lines(start, " ".repeat(start.length()), value);
        } else {
            if (!name.isEmpty()) {
                lines("  " + mark + " ", INDENT, name);
            }
            lines(BELOW, BELOW, value);
        }
    }

    private void lines(String first, String others, String value) {
        List<String> lines = wrapped(value, columns - others.length());
        for (int i = 0; i < lines.size(); i++) {
            line((i == 0 ? first : others) + lines.get(i));
        }
    }

    /** Broken at blanks where that is possible, but not between a number and its unit. */
    private static List<String> wrapped(String value, int room) {
        List<String> lines = new ArrayList<>();
        String rest = BEFORE_UNIT.matcher(value).replaceAll(String.valueOf(TOGETHER));
        while (rest.length() > room) {
            int blank = rest.lastIndexOf(' ', room);
            int end = blank > 0 ? blank : room - (Character.isHighSurrogate(rest.charAt(room - 1)) ? 1 : 0);
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }

    private static String visible(String line) {
        return line.replace(TOGETHER, ' ').replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
