package io.writeproof.write;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What went wrong in the database, reduced to what may be told: no statement, no value of a row.
 *
 * @param kind what can be done about it
 * @param sqlState SQLSTATE, or empty when the failure is the driver's own
 * @param column column or constraint that the server named, or empty
 * @param row position in the list of the row at fault, from 0, or {@value #UNKNOWN_ROW} when the server did not say;
 *     {@code COPY} says it, other statements do not
 * @param description one clause for people
 */
record SqlFailure(Kind kind, String sqlState, String column, int row, String description) {

    static final int UNKNOWN_ROW = -1;

    /**
     * The context of an error in {@code COPY}; the line is the row's number also in the binary format.
     *
     * <p>At the start of a line only: other contexts quote values, and a value may say anything.
     */
    private static final Pattern COPY_LINE =
            Pattern.compile("^COPY \\S+, line (\\d{1,9})(?:, column (\\S+?))?(?::|$)", Pattern.MULTILINE);

    /** The context of an error while a parameter is bound. */
    private static final Pattern PARAMETER =
            Pattern.compile("^(?:unnamed portal|portal \"[^\"]*\") parameter \\$(\\d{1,9})", Pattern.MULTILINE);

    /** What can be done about a failure. */
    enum Kind {
        /** A row of the statement is at fault: the others can be written without it. */
        ROW,
        /** The connection, the server or a competing transaction: the same rows may succeed in a moment. */
        PASSING,
        /** The statement cannot work here (missing table, no permission, read-only server): trying again is idle. */
        LASTING
    }

    /**
     * Data exception, integrity constraint violation, program limit exceeded (an index entry too long, JSON nested too deep):
     * "Error Codes" appendix of PostgreSQL, classes by two characters.
     */
    private static final Set<String> ROW_CLASSES = Set.of("22", "23", "54");

    /** Connection, insufficient resources, operator intervention, serialization failure and deadlock. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "40");

    /**
     * What {@code e} means for the rows that were to be written.
     *
     * @param e whatever was thrown on the way to the database and back
     */
    static <R> SqlFailure of(Throwable e, Destination<R> destination, List<R> rows) {
        if (e instanceof UnfitValueException unfit) {
            int row = IntStream.range(0, rows.size())
                    .filter(i -> unfit.isOf(rows.get(i)))
                    .findFirst()
                    .orElse(UNKNOWN_ROW);
            return new SqlFailure(
                    Kind.ROW, unfit.getSQLState(), unfit.column(), row, String.valueOf(unfit.getMessage()));
        }
        return e instanceof SQLException sql
                ? ofDatabase(meaningful(sql), destination, rows.size())
                : new SqlFailure(Kind.LASTING, "", "", UNKNOWN_ROW, defect(e));
    }

    /** Names a defect of this program; the exception's own message stays away, because it may quote a value. */
    static String defect(Throwable e) {
        StackTraceElement[] frames = e.getStackTrace();
        return "unexpected " + e.getClass().getName() + (frames.length == 0 ? "" : " in " + frames[0]);
    }

    private static SqlFailure ofDatabase(SQLException e, Destination<?> destination, int rows) {
        ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        String state = orEmpty(e.getSQLState());
        if (server == null) {
            // Without an answer of the server it is the way there that failed: connection, pool, time limit.
            return new SqlFailure(Kind.PASSING, state, "", UNKNOWN_ROW, clause(e.getMessage()));
        }
        Matcher copy = COPY_LINE.matcher(orEmpty(server.getWhere()));
        boolean inCopy = copy.find();
        String column = firstNotEmpty(
                server.getColumn(),
                server.getConstraint(),
                inCopy ? copy.group(2) : null,
                rows == 1 ? ofParameter(server, destination) : null);
        String where = column.isEmpty() ? "" : " at " + column;
        // Only an error about a row can quote a row; the others name tables, roles and settings, which help.
        String message = kind(state) == Kind.ROW ? clause(server.getMessage()) + where : orEmpty(server.getMessage());
        int line = inCopy ? Integer.parseInt(copy.group(1)) : 0;
        int row = line >= 1 && line <= rows ? line - 1 : UNKNOWN_ROW;
        return new SqlFailure(kind(state), state, column, row, message + ", SQLSTATE " + state);
    }

    /** The column of the parameter that the server names; a lone row's parameters stand in the order of its columns. */
    private static @Nullable String ofParameter(ServerErrorMessage server, Destination<?> destination) {
        Matcher parameter = PARAMETER.matcher(orEmpty(server.getWhere()));
        return parameter.find() ? destination.columnName(Integer.parseInt(parameter.group(1))) : null;
    }

    private static String firstNotEmpty(@Nullable String... texts) {
        return Stream.of(texts)
                .map(SqlFailure::orEmpty)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** A batch wraps the server's error in one whose message holds every value; what the server said is inside. */
    private static SQLException meaningful(SQLException e) {
        if (e instanceof PSQLException) {
            return e;
        }
        return e.getCause() instanceof SQLException cause ? meaningful(cause) : e;
    }

    private static Kind kind(String state) {
        String sqlClass = state.length() < 2 ? "" : state.substring(0, 2);
        if (ROW_CLASSES.contains(sqlClass)) {
            return Kind.ROW;
        }
        return PASSING_CLASSES.contains(sqlClass) ? Kind.PASSING : Kind.LASTING;
    }

    /** The message up to where it could begin to quote a value. */
    private static String clause(@Nullable String message) {
        String text = orEmpty(message)
                .lines()
                .findFirst()
                .orElse("")
                .split("[:\"]", 2)[0]
                .strip();
        return text.isEmpty() ? "unknown error" : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
