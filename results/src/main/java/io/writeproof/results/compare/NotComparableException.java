package io.writeproof.results.compare;

/** Runs cannot be compared, because they were not measured under the same load; the message names the difference. */
public final class NotComparableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotComparableException(String message) {
        super(message);
    }
}
