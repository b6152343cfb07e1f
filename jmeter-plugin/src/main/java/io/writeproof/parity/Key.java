package io.writeproof.parity;

import java.util.UUID;

/**
 * What identifies a request and its row. A UUID is kept as two longs, whatever the case of its letters; any other key
 * as its text. {@code toString} gives the text back.
 */
sealed interface Key {

    int UUID_LENGTH = 36;

    static Key of(String text) {
        if (!looksLikeUuid(text)) {
            return new Text(text);
        }
        UUID uuid = UUID.fromString(text);
        return new Uuid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** Stricter than {@link UUID#fromString}, which accepts short groups. */
    private static boolean looksLikeUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(i);
            boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (dash ? c != '-' : !hex) {
                return false;
            }
        }
        return true;
    }

    /** A UUID. */
    record Uuid(long high, long low) implements Key {
        @Override
        public String toString() {
            return new UUID(high, low).toString();
        }
    }

    /** Any other key. */
    record Text(String text) implements Key {
        @Override
        public String toString() {
            return text;
        }
    }
}
