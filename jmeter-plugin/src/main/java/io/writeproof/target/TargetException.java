package io.writeproof.target;

/** Something about the target could not be read or told; the message says what, and is meant for the user. */
public final class TargetException extends Exception {

    private static final long serialVersionUID = 1L;

    public TargetException(String message) {
        super(message);
    }

    TargetException(String message, Throwable cause) {
        super(message, cause);
    }
}
