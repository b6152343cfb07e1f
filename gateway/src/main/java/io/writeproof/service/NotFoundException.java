package io.writeproof.service;

/** A request for something that the service does not have. */
public final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** {@code message} is for the caller: what was asked for, and what there is. */
    public NotFoundException(String message) {
        super(message);
    }

    /** It says what a caller asked for, not where in this program: no stack trace is taken. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
