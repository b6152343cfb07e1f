package io.writeproof.service.inference;

/** A request for a function, variant or model that is not configured. */
public final class UnknownTargetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownTargetException(String message) {
        super(message);
    }
}
