package io.writeproof.service.classify;

import org.jspecify.annotations.Nullable;

/**
 * How a caller names a request.
 *
 * @param runTag the run it belongs to, or null if the caller names none
 * @param key the request within the run
 */
public record RequestId(@Nullable String runTag, String key) {

    private static final char SEPARATOR = '/';

    /** Reads {@code <run tag>/<key>}; anything without both is a key alone. */
    public static RequestId of(String text) {
        int separator = text.indexOf(SEPARATOR);
        return separator < 1 || separator == text.length() - 1
                ? new RequestId(null, text)
                : new RequestId(text.substring(0, separator), text.substring(separator + 1));
    }

    /** As the caller wrote it. */
    @Override
    public String toString() {
        return runTag == null ? key : runTag + SEPARATOR + key;
    }
}
