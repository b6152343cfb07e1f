package io.writeproof.write;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.testing.Sql;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table with a column for each type, null in all but one.
 *
 * @param type whose column has the value
 * @param value null for null there too; one that is thrown instead if it can be
 */
record EveryType(UUID id, PgType type, @Nullable Object value) {

    static final Destination<EveryType> DESTINATION = new Destination<>(
            List.of(new Table<>(
                    "every_type",
                    Stream.concat(
                                    Stream.of(new Column<EveryType>("id", PgType.UUID, EveryType::id)),
                                    Arrays.stream(PgType.values()).map(EveryType::column))
                            .toList())),
            row -> row.id().toString());

    static EveryType of(PgType type, @Nullable Object value) {
        return new EveryType(UuidCreator.getTimeOrderedEpochPlus1(), type, value);
    }

    static List<EveryType> harmless(int count) {
        return IntStream.range(0, count).mapToObj(i -> of(PgType.INTEGER, i)).toList();
    }

    private static Column<EveryType> column(PgType type) {
        return new Column<>(columnName(type), type, row -> row.valueOf(type));
    }

    static String columnName(PgType type) {
        return "a_" + type.name().toLowerCase(Locale.ROOT);
    }

    String key() {
        return id.toString();
    }

    private @Nullable Object valueOf(PgType asked) {
        if (asked != type) {
            return null;
        }
        if (value instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (value instanceof Error thrown) {
            throw thrown;
        }
        return value;
    }

    static void createTable(ConnectionSettings settings) throws SQLException {
        String columns = Arrays.stream(PgType.values())
                .map(type -> columnName(type) + " " + type.sqlName())
                .collect(Collectors.joining(", "));
        Sql.execute(settings, "CREATE TABLE every_type (id uuid PRIMARY KEY, " + columns + ")");
    }
}
