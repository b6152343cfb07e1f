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

    /** What the server or the driver said, in one line and without the driver's stack of causes. */
    static String reason(SQLException e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = text.lines().findFirst().orElse(text);
        return e.getSQLState() == null ? line : line + " (SQLSTATE " + e.getSQLState() + ")";
    }
}
