package io.writeproof.results.compare;

/** A side of a comparison was asked for by a name that means nothing here; the message says what would. */
public final class NoSuchSideException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchSideException(String message) {
        super(message);
    }
}
