package io.writeproof.service;

/** A request that the service cannot take now; nothing has happened to it. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** {@code message} is for the caller: what there is too little of, and what to do. */
    public UnavailableException(String message) {
        super(message);
    }

    /** Overload is no time to walk stacks. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
