package io.writeproof.postgres;

import java.sql.SQLException;

/**
 * A database that cannot be used as asked, told in one sentence that says what to do.
 *
 * <p>The message is meant for the user and never holds a password or a row's content.
 */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseException(String message) {
        super(message);
    }

    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * What the server or the driver said, in one line.
     *
     * <p>That is the innermost of the causes that are SQL exceptions: pools and migrations put words of their own around it.
     */
    public static String reason(Throwable e) {
        Throwable said = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            said = cause instanceof SQLException ? cause : said;
        }
        String text = said.getMessage() == null ? said.getClass().getSimpleName() : said.getMessage();
        String line = text.lines().findFirst().orElse(text);
        String state = said instanceof SQLException sql ? sql.getSQLState() : null;
        return state == null ? line : line + " (SQLSTATE " + state + ")";
    }
}
