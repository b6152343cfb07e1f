package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every insert method stores is what the row had, for every type and its strangest values. */
class StoredValueTest {

    private static final ConnectionSettings SETTINGS = SharedServer.newSchema().with("reWriteBatchedInserts", "true");
    private static final String MEGABYTE = "long 🐘 ".repeat(1 << 17);

    /** A value and the server's own text of it. */
    private record Sample(EveryType row, String expected) {

        static Sample of(PgType type, Object value, String expected) {
            return new Sample(EveryType.of(type, value), expected);
        }

        static Sample of(PgType type, Object value) {
            return of(type, value, value.toString());
        }

        static Sample of(String instant, String expected) {
            return of(PgType.TIMESTAMPTZ, Instant.parse(instant), expected);
        }
    }

    private static final List<Sample> SAMPLES = List.of(
            Sample.of(PgType.BIGINT, Long.MIN_VALUE),
            Sample.of(PgType.BIGINT, Long.MAX_VALUE),
            Sample.of(PgType.BIGINT, -1L),
            Sample.of(PgType.BOOLEAN, true),
            Sample.of(PgType.BOOLEAN, false),
            Sample.of(PgType.DOUBLE, 0.1),
            Sample.of(PgType.DOUBLE, -0.0, "-0"),
            Sample.of(PgType.DOUBLE, Double.MIN_VALUE, "5e-324"),
            Sample.of(PgType.DOUBLE, Double.MAX_VALUE, "1.7976931348623157e+308"),
            Sample.of(PgType.DOUBLE, Double.NaN),
            Sample.of(PgType.DOUBLE, Double.NEGATIVE_INFINITY),
            Sample.of(PgType.INTEGER, Integer.MIN_VALUE),
            Sample.of(PgType.INTEGER, Integer.MAX_VALUE),
            Sample.of(PgType.INTEGER, -1),
            Sample.of(PgType.JSONB, "null"),
            Sample.of(
                    PgType.JSONB,
                    "{\"b\":[1e2,\"\\ud83d\\udc18 \\\\u0000 \\n\"]}",
                    "{\"b\": [100, \"🐘 \\\\u0000 \\n\"]}"),
            Sample.of(PgType.JSONB, "\"" + MEGABYTE + "\""),
            Sample.of(PgType.TEXT, ""),
            Sample.of(PgType.TEXT, "?"),
            Sample.of(PgType.TEXT, "\\N"),
            Sample.of(PgType.TEXT, "\\."),
            Sample.of(PgType.TEXT, "NULL"),
            Sample.of(PgType.TEXT, "{a,\"b\",NULL} 'single' \"double\" $1 ? \\ \\\\ \t tab \r\n line \u0001 \u007f"),
            Sample.of(PgType.TEXT, "é ß € \uffff 🐘🐘 \ud800\udc00 \udbff\udfff"),
            Sample.of(PgType.TEXT, MEGABYTE),
            Sample.of(PgType.TEXT_ARRAY, List.of(), "{}"),
            Sample.of(PgType.TEXT_ARRAY, List.of("a"), "{a}"),
            Sample.of(
                    PgType.TEXT_ARRAY,
                    List.of("", "NULL", "{a,b}", "\"q\" \\ \t \n 'x'", "é 🐘"),
                    "{\"\",\"NULL\",\"{a,b}\",\"\\\"q\\\" \\\\ \t \n 'x'\",\"é 🐘\"}"),
            Sample.of("0001-01-01T00:00:00Z", "0001-01-01 00:00:00"),
            Sample.of("1999-12-31T23:59:59.999999999Z", "1999-12-31 23:59:59.999999"),
            Sample.of("1969-12-31T23:59:59.000000501Z", "1969-12-31 23:59:59"),
            Sample.of("2000-01-01T00:00:00Z", "2000-01-01 00:00:00"),
            Sample.of("2026-11-21T12:34:56.789012999Z", "2026-11-21 12:34:56.789012"),
            Sample.of("9999-12-31T23:59:59.999999999Z", "9999-12-31 23:59:59.999999"),
            Sample.of("+10000-01-01T00:00:00Z", "10000-01-01 00:00:00"),
            Sample.of("+294276-12-31T23:59:59.999999999Z", "294276-12-31 23:59:59.999999"),
            Sample.of(PgType.UUID, new java.util.UUID(0, 0)),
            Sample.of(PgType.UUID, new java.util.UUID(-1, -1)));

    @BeforeAll
    static void createTable() throws SQLException {
        EveryType.createTable(SETTINGS);
    }

    @BeforeEach
    void empty() throws SQLException {
        Sql.execute(SETTINGS, "TRUNCATE every_type");
    }

    @Test
    void everyTypeHasSamples() {
        assertThat(SAMPLES).extracting(s -> s.row().type()).containsAll(EnumSet.allOf(PgType.class));
    }

    @ParameterizedTest
    @EnumSource
    void everySampleOfOneListIsStoredAsItIs(InsertMethod method) throws SQLException {
        insert(method, SAMPLES.stream().map(Sample::row).toList());
        assertStored();
    }

    @ParameterizedTest
    @EnumSource
    void everySampleAloneIsStoredAsItIs(InsertMethod method) throws SQLException {
        for (Sample sample : SAMPLES) {
            insert(method, List.of(sample.row()));
        }
        assertStored();
    }

    private static void assertStored() throws SQLException {
        for (Sample sample : SAMPLES) {
            assertThat(Sql.column(
                            SETTINGS,
                            "SELECT " + text(sample.row().type()) + " FROM every_type WHERE id = '"
                                    + sample.row().key() + "'"))
                    .as("%s", sample.row().type())
                    .containsExactly(sample.expected());
        }
    }

    private static String text(PgType type) {
        String column = EveryType.columnName(type);
        return type == PgType.TIMESTAMPTZ ? "(" + column + " AT TIME ZONE 'UTC')::text" : column + "::text";
    }

    @ParameterizedTest
    @EnumSource
    void nullsOfEveryTypeAreStoredAsNulls(InsertMethod method) throws SQLException {
        insert(
                method,
                Arrays.stream(PgType.values())
                        .map(type -> EveryType.of(type, null))
                        .toList());
        String columns =
                Arrays.stream(PgType.values()).map(EveryType::columnName).collect(Collectors.joining(", "));
        assertThat(Sql.column(SETTINGS, "SELECT num_nulls(" + columns + ") FROM every_type"))
                .hasSize(PgType.values().length)
                .containsOnly(String.valueOf(PgType.values().length));
    }

    private static void insert(InsertMethod method, List<EveryType> rows) throws SQLException {
        try (Connection connection = SETTINGS.connect()) {
            method.insert(connection, EveryType.DESTINATION, rows);
        }
    }
}
