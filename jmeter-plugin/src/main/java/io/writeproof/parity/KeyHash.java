package io.writeproof.parity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a key becomes 64 bits: the same number here and in SQL, by the type of the column that holds the keys.
 *
 * <p>The functions in SQL are internals of PostgreSQL that no manual describes; they depend on the server's byte order
 * and, for text, on its encoding. {@link DigestTrial} compares before they are relied upon.
 */
enum KeyHash {
    /** The 16 bytes of a UUID. */
    UUID("uuid", "pg_catalog.uuid_hash_extended(key, 0)") {
        @Override
        boolean fits(Key key) {
            return key instanceof Key.Uuid;
        }

        @Override
        byte[] bytes(Key key) {
            return key instanceof Key.Uuid uuid
                    ? ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(uuid.high())
                            .putLong(uuid.low())
                            .array()
                    : super.bytes(key);
        }
    },
    /** The text in UTF-8, whatever the collation of the column. */
    TEXT("text", "pg_catalog.hashtextextended(key collate \"C\", 0)");

    private final String type;
    private final String sql;

    KeyHash(String type, String sql) {
        this.type = type;
        this.sql = sql;
    }

    /** The one for keys in a column of this type; empty when there is none. */
    static Optional<KeyHash> ofColumn(String columnType) {
        return switch (columnType) {
            case "uuid" -> Optional.of(UUID);
            case "text", "varchar" -> Optional.of(TEXT);
            default -> Optional.empty();
        };
    }

    /** Whether a column of the type can hold the key. */
    boolean fits(Key key) {
        return key.toString().indexOf('\0') < 0;
    }

    /** A key that does not fit has a hash too, and is lost like any other without a row. */
    long of(Key key) {
        return Lookup3.hash(bytes(key));
    }

    byte[] bytes(Key key) {
        return key.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** PostgreSQL's name of the type. */
    String type() {
        return type;
    }

    /** The hash of {@code key} in SQL, a bigint. */
    String sql() {
        return sql;
    }
}
