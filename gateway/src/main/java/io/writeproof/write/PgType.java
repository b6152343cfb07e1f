package io.writeproof.write;

import io.writeproof.write.UnfitValueException.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL types that rows use: the Java type that carries each, and its two wire forms.
 *
 * <p>The text form is what the server casts to the type. The binary form is that of the type's {@code send} and {@code recv}
 * functions. Both forms of a value are stored as the same value.
 */
public enum PgType {
    /** {@link Long}. */
    BIGINT("int8", Long.class) {
        @Override
        void writeValue(Object value, CopyStream out) {
            out.putInt(Long.BYTES);
            out.putLong((Long) value);
        }
    },
    /** {@link Boolean}. */
    BOOLEAN("bool", Boolean.class) {
        @Override
        void writeValue(Object value, CopyStream out) {
            out.putInt(1);
            out.putByte((Boolean) value ? 1 : 0);
        }
    },
    /** {@link Double}. */
    DOUBLE("float8", Double.class) {
        @Override
        void writeValue(Object value, CopyStream out) {
            out.putInt(Double.BYTES);
            out.putLong(Double.doubleToRawLongBits((Double) value));
        }
    },
    /** {@link Integer}. */
    INTEGER("int4", Integer.class) {
        @Override
        void writeValue(Object value, CopyStream out) {
            out.putInt(Integer.BYTES);
            out.putInt((Integer) value);
        }
    },
    /** {@link String} of JSON. */
    JSONB("jsonb", String.class) {
        @Override
        void writeValue(Object value, CopyStream out) {
            byte[] json = ((String) value).getBytes(StandardCharsets.UTF_8);
            out.putInt(json.length + 1);
            out.putByte(1);
            out.putBytes(json);
        }
    },
    /** {@link String}. */
    TEXT("text", String.class) {
        @Override
        void writeValue(Object value, CopyStream out) {
            byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
            out.putInt(text.length);
            out.putBytes(text);
        }
    },
    /** {@link java.util.List} of {@link String}. */
    TEXT_ARRAY("_text", List.class) {
        @Override
        String text(Object value) {
            return TextArray.text((List<?>) value);
        }

        @Override
        void writeValue(Object value, CopyStream out) {
            TextArray.writeBinary((List<?>) value, out);
        }
    },
    /** {@link Instant} of the years 1 to 294276; what is below the microsecond is cut off. */
    TIMESTAMPTZ("timestamptz", Instant.class) {
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
    UUID("uuid", java.util.UUID.class) {
        @Override
        void writeValue(Object value, CopyStream out) {
            java.util.UUID uuid = (java.util.UUID) value;
            out.putInt(2 * Long.BYTES);
            out.putLong(uuid.getMostSignificantBits());
            out.putLong(uuid.getLeastSignificantBits());
        }
    };

    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant FIRST_INSTANT = Instant.parse("0001-01-01T00:00:00Z");

    /** The first that a timestamp cannot hold: "Date/Time Types" of the PostgreSQL documentation. */
    private static final Instant END_OF_TIME = Instant.parse("+294277-01-01T00:00:00Z");

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int NULL_LENGTH = -1;

    private static final Fault HALF_PAIR = new Fault("22021", "half a surrogate pair, which is no character,");
    private static final Fault OUT_OF_TIME = new Fault("22008", "timestamp out of range: expected year 1 to 294276,");

    private final String sqlName;
    private final Class<?> javaType;

    PgType(String sqlName, Class<?> javaType) {
        this.sqlName = sqlName;
        this.javaType = javaType;
    }

    /** The type's name in {@code pg_type}, also the one to cast to. */
    public String sqlName() {
        return sqlName;
    }

    /** What keeps a value from being stored as it is, or null. */
    final @Nullable Fault fault(Object value) {
        if (!javaType.isInstance(value)) {
            return new Fault(
                    "22000",
                    "wrong Java type: expected " + javaType.getName() + ", found "
                            + value.getClass().getName());
        }
        if (value instanceof String text) {
            return hasHalfPair(text) ? HALF_PAIR : null;
        }
        if (value instanceof List<?> elements) {
            return elements.stream()
                    .map(TEXT::fault)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return value instanceof Instant instant && isOutOfTime(instant) ? OUT_OF_TIME : null;
    }

    /** The text form of a value without fault. */
    String text(Object value) {
        return value.toString();
    }

    /** Writes the length of a value without fault and that many bytes. */
    abstract void writeValue(Object value, CopyStream out);

    final void writeBinary(@Nullable Object value, CopyStream out) {
        if (value == null) {
            out.putInt(NULL_LENGTH);
        } else {
            writeValue(value, out);
        }
    }

    private static boolean isOutOfTime(Instant instant) {
        return instant.isBefore(FIRST_INSTANT) || !instant.isBefore(END_OF_TIME);
    }

    /**
     * Surrogates that are no pair have no UTF-8 form: Java, and the driver with it, would write a question mark instead.
     *
     * <p>The loop is as plain as it is because the compiler can drop it for the strings that the JVM keeps as Latin-1.
     */
    private static boolean hasHalfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return hasHalfPair(text, i);
            }
        }
        return false;
    }

    private static boolean hasHalfPair(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char high = text.charAt(i);
            if (Character.isSurrogate(high)) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(high, text.charAt(i))) {
                    return true;
                }
            }
        }
        return false;
    }
}
