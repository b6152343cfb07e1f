package io.writeproof.runner.statistics;

import java.util.regex.Pattern;

/**
 * The text of a statement without the values in it. Stateless.
 *
 * <p>{@code pg_stat_statements} puts {@code $1} in the place of constants, but not in every kind of statement and not when its
 * table overflows; so what looks like a constant or a comment is taken out here.
 */
final class StatementText {

    private static final int LONGEST = 1_000;
    private static final String CUT = "…";

    /** A quoted identifier is matched to be kept, so that an apostrophe in it begins no string. */
    private static final Pattern VALUE = Pattern.compile(
            "(\"(?:[^\"]|\"\")*\")"
                    + "|/\\*.*?\\*/|--[^\\n]*"
                    + "|\\b[eE]'(?:[^'\\\\]|''|\\\\.)*'"
                    + "|'(?:[^']|'')*'"
                    + "|\\$((?:[A-Za-z_]\\w*)?)\\$.*?\\$\\2\\$"
                    + "|(?<![\\w$])\\d[\\d.]*(?:[eE][+-]?\\d+)?(?![\\w])",
            Pattern.DOTALL);

    private StatementText() {}

    /** On one line, with {@code ?} for each constant, and cut off after 1,000 characters. */
    static String withoutValues(String sql) {
        String text = VALUE.matcher(sql)
                .replaceAll(match -> match.group(1) != null ? "$1" : isComment(match.group()) ? " " : "?")
                .replaceAll("\\s+", " ")
                .strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + CUT;
    }

    private static boolean isComment(String match) {
        return match.startsWith("/*") || match.startsWith("--");
    }
}
