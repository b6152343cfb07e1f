package io.writeproof.parity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A query with named parameters, such as {@code where run_id = :run_id}.
 *
 * <p>Quotes, dollar quotes, comments and casts with {@code ::} are left alone. A query of nothing but blanks and
 * comments is {@linkplain #isEmpty() empty}: the way to switch a check off. Immutable.
 *
 * @param field the field it was written in, for messages
 * @param jdbc the query with a question mark in place of each parameter
 * @param parameters the name for each question mark
 * @param isEmpty whether there is nothing to run
 */
record NamedSql(String field, String jdbc, List<String> parameters, boolean isEmpty) {

    /** The parameters that a query may use. */
    static final Set<String> KNOWN = Set.of("run_id", "run_start");

    NamedSql {
        parameters = List.copyOf(parameters);
    }

    /** Parses the content of a field. */
    static NamedSql parse(String field, String sql) throws ParityException {
        return new Scanner(field, sql).scan();
    }

    /** This query with more SQL around it, which may have question marks only behind it. */
    NamedSql within(String before, String behind) {
        return new NamedSql(field, before + jdbc.replaceFirst("[;\\s]+$", "") + behind, parameters, isEmpty);
    }

    /** Ready to run, with its named parameters set. */
    PreparedStatement prepare(Connection connection, RunScope scope) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(jdbc);
        int index = 1;
        for (String parameter : parameters) {
            if (parameter.equals("run_id")) {
                // Without a type of its own, so that it fits a column of type text as well as uuid.
                statement.setObject(index++, scope.runId(), Types.OTHER);
            } else {
                statement.setObject(index++, scope.start().atOffset(ZoneOffset.UTC));
            }
        }
        return statement;
    }

    private static final class Scanner {
        private final String field;
        private final String sql;
        private final StringBuilder jdbc = new StringBuilder();
        private final List<String> parameters = new ArrayList<>();
        private boolean empty = true;
        private int at;

        Scanner(String field, String sql) {
            this.field = field;
            this.sql = sql;
        }

        NamedSql scan() throws ParityException {
            while (at < sql.length()) {
                next();
            }
            return new NamedSql(field, jdbc.toString(), parameters, empty);
        }

        private void next() throws ParityException {
            char c = sql.charAt(at);
            if (sql.startsWith("--", at)) {
                skip(lineEnd());
            } else if (sql.startsWith("/*", at)) {
                skip(commentEnd());
            } else if (c == '\'' || c == '"') {
                copy(quoteEnd(c));
            } else if (c == '$' && !dollarTag().isEmpty()) {
                copy(dollarEnd(dollarTag()));
            } else if (sql.startsWith("::", at) || sql.startsWith(":=", at)) {
                copy(at + 2);
            } else if (c == ':' && isNameStart(at + 1) && !inSlice()) {
                parameter();
            } else if (c == '?') {
                escapeOperator();
            } else if (Character.isJavaIdentifierPart(c) && c != '$') {
                copy(identifierEnd());
            } else {
                copy(at + 1);
            }
        }

        /** The driver takes a lone question mark for a parameter; two stand for PostgreSQL's operator. */
        private void escapeOperator() {
            jdbc.append("??");
            at++;
            empty = false;
        }

        private void parameter() throws ParityException {
            int end = wordEnd(at + 1);
            String name = sql.substring(at + 1, end);
            if (!KNOWN.contains(name)) {
                throw error("unknown parameter :" + name + "; there are :run_id and :run_start");
            }
            parameters.add(name);
            jdbc.append('?');
            at = end;
            empty = false;
        }

        /** A colon directly behind a word or bracket is the middle of an array slice, as in {@code a[lo:hi]}. */
        private boolean inSlice() {
            char before = at == 0 ? ' ' : sql.charAt(at - 1);
            return Character.isJavaIdentifierPart(before) || before == ']' || before == ')';
        }

        /** A comment becomes a blank, so that it still separates two words. */
        private void skip(int end) {
            jdbc.append(' ');
            at = end;
        }

        private void copy(int end) {
            String part = sql.substring(at, end);
            jdbc.append(part);
            empty &= part.isBlank() || part.equals(";");
            at = end;
        }

        private int lineEnd() {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end;
        }

        /** Comments nest in PostgreSQL. */
        private int commentEnd() throws ParityException {
            int depth = 1;
            int i = at + 2;
            while (depth > 0) {
                if (i >= sql.length()) {
                    throw error("this comment has no end");
                }
                int step = sql.startsWith("/*", i) || sql.startsWith("*/", i) ? 2 : 1;
                depth += step == 1 ? 0 : sql.charAt(i) == '/' ? 1 : -1;
                i += step;
            }
            return i;
        }

        private int quoteEnd(char quote) throws ParityException {
            boolean escapes = quote == '\''
                    && at > 0
                    && (sql.charAt(at - 1) == 'E' || sql.charAt(at - 1) == 'e')
                    && (at < 2 || !Character.isJavaIdentifierPart(sql.charAt(at - 2)));
            for (int i = at + 1; i < sql.length(); i++) {
                if (sql.charAt(i) == quote) {
                    return i + 1;
                }
                i += escapes && sql.charAt(i) == '\\' ? 1 : 0;
            }
            throw error("this quote has no end");
        }

        /** The opening of a dollar quote, such as {@code $$} or {@code $tag$}; empty when it is none. */
        private String dollarTag() {
            int end = isNameStart(at + 1) ? wordEnd(at + 1) : at + 1;
            return end < sql.length() && sql.charAt(end) == '$' ? sql.substring(at, end + 1) : "";
        }

        private int dollarEnd(String tag) throws ParityException {
            int end = sql.indexOf(tag, at + tag.length());
            if (end < 0) {
                throw error("this dollar quote has no end");
            }
            return end + tag.length();
        }

        private boolean isNameStart(int i) {
            return i < sql.length() && (Character.isLetter(sql.charAt(i)) || sql.charAt(i) == '_');
        }

        private int wordEnd(int from) {
            int end = from;
            while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
                end++;
            }
            return Math.max(end, from + 1);
        }

        /** Unlike a parameter, an identifier may contain dollar signs. */
        private int identifierEnd() {
            int end = wordEnd(at);
            while (end < sql.length() && sql.charAt(end) == '$') {
                end = wordEnd(end);
            }
            return end;
        }

        private ParityException error(String what) {
            int lineStart = sql.lastIndexOf('\n', at - 1) + 1;
            int lineEnd = lineEnd();
            return new ParityException(field + ", offset " + at + ": " + what + "\n  "
                    + sql.substring(lineStart, lineEnd) + "\n  " + " ".repeat(at - lineStart) + "^");
        }
    }
}
