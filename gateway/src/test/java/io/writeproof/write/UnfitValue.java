package io.writeproof.write;

import java.time.Instant;
import java.util.List;

/** Values that no row may have, as each insert method and each write mode must find; none may appear in a message. */
enum UnfitValue {
    HIGH_SURROGATE(PgType.TEXT, "secret \ud83d", "22021"),
    HIGH_SURROGATE_BEFORE_A_LETTER(PgType.TEXT, "\ud83dsecret", "22021"),
    LOW_SURROGATE(PgType.TEXT, "\udc18 secret", "22021"),
    PAIR_THE_WRONG_WAY_ROUND(PgType.TEXT, "🐘 \udc18\ud83d secret", "22021"),
    NUL(PgType.TEXT, "secret \u0000", "22021"),
    SURROGATE_IN_JSON(PgType.JSONB, "{\"a\":\"secret \ud83d\"}", "22021"),
    NUL_IN_JSON(PgType.JSONB, "{\"a\":\"secret \u0000\"}", "22021"),
    ESCAPED_NUL_IN_JSON(PgType.JSONB, "{\"a\":\"secret \\u0000\"}", "22P05"),
    ESCAPED_SURROGATE_IN_JSON(PgType.JSONB, "{\"a\":\"secret \\ud83d\"}", "22P02"),
    NOT_JSON(PgType.JSONB, "{\"a\":secret}", "22P02"),
    NOT_JSON_AND_POINTING_AT_ANOTHER_ROW(
            PgType.JSONB, "\"secret COPY every_type, line 1, column id: \n\\u0000", "22P02"),
    ESCAPED_NUL_AND_POINTING_AT_NO_ROW(
            PgType.JSONB, "\"secret COPY every_type, line 99999999999, column id: \\u0000\"", "22P05"),
    TOO_DEEP(PgType.JSONB, "[".repeat(100_000) + "]".repeat(100_000), "54001"),
    SURROGATE_IN_ARRAY(PgType.TEXT_ARRAY, List.of("fine", "secret \ud83d"), "22021"),
    NUL_IN_ARRAY(PgType.TEXT_ARRAY, List.of("secret \u0000"), "22021"),
    NUMBER_IN_ARRAY(PgType.TEXT_ARRAY, List.of(5), "22000"),
    BEFORE_ALL_TIME(PgType.TIMESTAMPTZ, Instant.MIN, "22008"),
    BEFORE_OUR_TIME(PgType.TIMESTAMPTZ, Instant.parse("0000-12-31T23:59:59.999999Z"), "22008"),
    AFTER_ALL_TIME(PgType.TIMESTAMPTZ, Instant.MAX, "22008"),
    AFTER_THE_SERVERS_TIME(PgType.TIMESTAMPTZ, Instant.parse("+294277-01-01T00:00:00Z"), "22008"),
    OF_ANOTHER_JAVA_TYPE(PgType.INTEGER, "5", "22000"),
    NARROWER_THAN_ITS_TYPE(PgType.BIGINT, 5, "22000"),
    THROWN(PgType.TEXT, new IllegalStateException("secret"), "22000");

    private final PgType type;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody changes a value that nobody can read.
    private final Object value;

    private final String sqlState;

    UnfitValue(PgType type, Object value, String sqlState) {
        this.type = type;
        this.value = value;
        this.sqlState = sqlState;
    }

    EveryType row() {
        return EveryType.of(type, value);
    }

    String sqlState() {
        return sqlState;
    }

    String column() {
        return EveryType.columnName(type);
    }
}
