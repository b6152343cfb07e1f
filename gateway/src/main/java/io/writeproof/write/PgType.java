package io.writeproof.write;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL types that rows use: the Java type that carries each, and its two wire forms.
 *
 * <p>The text form is what the server casts to the type. The binary form is that of the type's {@code send} and {@code recv}
 * functions. Both forms of a value are stored as the same value.
 */
public enum PgType {
    /** {@link Long}. */
    BIGINT("int8") {
        @Override
        void writeValue(Object value, CopyStream out) {
            out.putInt(Long.BYTES);
            out.putLong((Long) value);
        }
    },
    /** {@link Boolean}. */
    BOOLEAN("bool") {
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
    /** {@link Instant} from the year 1 on; what is below the microsecond is cut off. */
    TIMESTAMPTZ("timestamptz") {
        /** Java puts a sign before a year of five digits, which PostgreSQL would take for a time zone. */
        @Override
        String text(Object value) {
            String text = ((Instant) value).truncatedTo(ChronoUnit.MICROS).toString();
            return text.charAt(0) == '+' ? text.substring(1) : text;
        }

        @Override
        void writeValue(Object value, CopyStream out) {
            Instant instant = (Instant) value;
            long seconds = instant.getEpochSecond() - POSTGRES_EPOCH.getEpochSecond();
            out.putInt(Long.BYTES);
            out.putLong(seconds * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO);
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
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int NULL_LENGTH = -1;

    private final String sqlName;

    PgType(String sqlName) {
        this.sqlName = sqlName;
    }

    /** The type's name in {@code pg_type}, also the one to cast to. */
    public String sqlName() {
        return sqlName;
    }

    /** The text form of a value. */
    String text(Object value) {
        return value.toString();
    }

    /** Writes the length of a value and that many bytes. */
    abstract void writeValue(Object value, CopyStream out);

    final void writeBinary(@Nullable Object value, CopyStream out) {
        if (value == null) {
            out.putInt(NULL_LENGTH);
        } else {
            writeValue(value, out);
        }
    }
}
