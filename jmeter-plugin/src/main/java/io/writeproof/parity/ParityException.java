package io.writeproof.parity;

/** A check that cannot be made as configured; the message says what to change. */
public final class ParityException extends Exception {

    private static final long serialVersionUID = 1L;

    public ParityException(String message) {
        super(message);
    }

    public ParityException(String message, Throwable cause) {
        super(message, cause);
    }
}
