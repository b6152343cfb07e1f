package io.writeproof.results.store;

import org.jspecify.annotations.Nullable;

/** A run could not be stored or read; the message names the file and the remedy. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        this(message, null);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
