package io.writeproof.write;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL types that rows use: the Java type that carries each, and its two wire forms.
 *
 * <p>The text form is {@link Object#toString()} of the Java value, cast by the server. The binary form is that of the type's
 * {@code send} and {@code recv} functions.
 */
public enum PgType {
    /** {@link Boolean}. */
    BOOLEAN("boolean") {
        @Override
        void writeValue(Object value, CopyStream out) {
            out.putInt(1);
            out.putByte((Boolean) value ? 1 : 0);
        }
    },
    /** {@link Integer}. */
    INTEGER("int4") {
        @Override
        void writeValue(Object value, CopyStream out) {
            out.putInt(Integer.BYTES);
            out.putInt((Integer) value);
        }
    },
    /** {@link String} of JSON. */
    JSONB("jsonb") {
        @Override
        void writeValue(Object value, CopyStream out) {
            byte[] json = ((String) value).getBytes(StandardCharsets.UTF_8);
            out.putInt(json.length + 1);
            out.putByte(1);
            out.putBytes(json);
        }
    },
    /** {@link String}. */
    TEXT("text") {
        @Override
        void writeValue(Object value, CopyStream out) {
            byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
            out.putInt(text.length);
            out.putBytes(text);
        }
    },
    /** {@link Instant}, kept to the microsecond. */
    TIMESTAMPTZ("timestamptz") {
        @Override
        void writeValue(Object value, CopyStream out) {
            out.putInt(Long.BYTES);
            out.putLong(ChronoUnit.MICROS.between(POSTGRES_EPOCH, (Instant) value));
        }
    },
    /** {@link java.util.UUID}. */
    UUID("uuid") {
        @Override
        void writeValue(Object value, CopyStream out) {
            java.util.UUID uuid = (java.util.UUID) value;
            out.putInt(2 * Long.BYTES);
            out.putLong(uuid.getMostSignificantBits());
            out.putLong(uuid.getLeastSignificantBits());
        }
    };

    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final int NULL_LENGTH = -1;

    private final String sqlName;

    PgType(String sqlName) {
        this.sqlName = sqlName;
    }

    /** The name to cast to. */
    public String sqlName() {
        return sqlName;
    }

    /** Writes a length and that many bytes. */
    abstract void writeValue(Object value, CopyStream out);

    final void writeBinary(@Nullable Object value, CopyStream out) {
        if (value == null) {
            out.putInt(NULL_LENGTH);
        } else {
            writeValue(value, out);
        }
    }
}
