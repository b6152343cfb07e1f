package io.writeproof.results.imports;

import org.jspecify.annotations.Nullable;

/** A file could not be taken in; the message names the file, what was expected and what to do. */
public final class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImportException(String message) {
        this(message, null);
    }

    public ImportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
