package io.writeproof.durability;

/** A process of the experiment did not do what it must, so nothing can be said about rows; the message says which and what. */
final class RigException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RigException(String message) {
        super(message);
    }

    RigException(String message, Throwable cause) {
        super(message, cause);
    }
}
