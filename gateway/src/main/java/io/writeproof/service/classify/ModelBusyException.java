package io.writeproof.service.classify;

/** A query that was not taken; nothing has happened to it. */
public final class ModelBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelBusyException(String message) {
        super(message);
    }

    /** Overload is no place to walk stacks; the message says it all. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
