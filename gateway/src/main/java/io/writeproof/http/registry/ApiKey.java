package io.writeproof.http.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What callers must show.
 *
 * <p>Immutable. Neither {@link #toString()} nor the time that a comparison takes tells the key.
 */
public final class ApiKey {

    /** The header that has it. */
    static final String HEADER = "X-API-Key";

    /** Stands for no key at all: every caller is served. */
    private static final String OFF = "none";

    private final byte @Nullable [] key;

    private ApiKey(byte @Nullable [] key) {
        this.key = key;
    }

    /** The key with this text; {@code none} lets everybody in. */
    public static ApiKey of(String text) {
        return new ApiKey(text.equals(OFF) ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a caller who shows this may come in. */
    boolean admits(@Nullable String shown) {
        return key == null || (shown != null && MessageDigest.isEqual(key, shown.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return key == null ? "no API key" : "an API key";
    }
}
