package io.writeproof.http.registry;

import io.writeproof.http.RequestException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the ids of schemas; unlike the JDK only in the form in which they are written. */
final class SchemaId {

    private static final int LENGTH = 36;
    private static final int[] DASHES = {8, 13, 18, 23};

    private SchemaId() {}

    /**
     * The id in a text.
     *
     * @throws RequestException if there is none; the message begins with {@code field}
     */
    static UUID parse(String field, String text) {
        UUID id = parseFrom(text, 0);
        if (id == null) {
            throw RequestException.badRequest(field + ": expected a UUID such as 01931f5a-7f1e-7000-8000-000000000001");
        }
        return id;
    }

    /** The id that the rest of a text from {@code start} on is, or null. */
    static @Nullable UUID parseFrom(String text, int start) {
        if (text.length() != start + LENGTH) {
            return null;
        }
        for (int dash : DASHES) {
            if (text.charAt(start + dash) != '-') {
                return null;
            }
        }
        try {
            long high = hex(text, start, 8) << 32 | hex(text, start + 9, 4) << 16 | hex(text, start + 14, 4);
            long low = hex(text, start + 19, 4) << 48 | hex(text, start + 24, 12);
            return new UUID(high, low);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static long hex(String text, int start, int digits) {
        return HexFormat.fromHexDigitsToLong(text, start, start + digits);
    }
}
