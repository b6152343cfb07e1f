package io.writeproof.results.pairs;

/** A commit could not be built or measured; the message says which, and the last that its script said. */
public final class PairsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PairsException(String message) {
        super(message);
    }
}
