package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that cannot be stored as it is fails its row, and no other, however the row is written. */
class UnfitValueTest {

    /** A connection that is left in copy mode answers nothing: the time limit makes that a failure. */
    private static final ConnectionSettings SETTINGS =
            SharedServer.newSchema().with("reWriteBatchedInserts", "true").with("socketTimeout", "60");

    private static final HikariDataSource POOL = ConnectionPool.open(SETTINGS, 8);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final RecordingListener<EveryType> listener = new RecordingListener<>();

    @BeforeAll
    static void createTable() throws SQLException {
        EveryType.createTable(SETTINGS);
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        Sql.execute(SETTINGS, "TRUNCATE every_type");
    }

    static Stream<Arguments> methodsAndValues() {
        return Stream.of(InsertMethod.values())
                .flatMap(method -> Stream.of(UnfitValue.values()).map(unfit -> Arguments.of(method, unfit)));
    }

    @ParameterizedTest
    @MethodSource("methodsAndValues")
    void everyInsertMethodRefusesItAndCommitsNothing(InsertMethod method, UnfitValue unfit) throws SQLException {
        List<EveryType> rows = around(unfit.row(), 20);
        try (Connection connection = SETTINGS.connect()) {
            SQLException e = catchThrowableOfType(
                    SQLException.class, () -> method.insert(connection, EveryType.DESTINATION, rows));
            assertThat(SqlFailure.of(e, EveryType.DESTINATION, rows).sqlState()).isEqualTo(unfit.sqlState());
            assertThat(connection.getAutoCommit()).isTrue();
            assertRows(0);
            method.insert(connection, EveryType.DESTINATION, EveryType.harmless(3));
        }
        assertRows(3);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorWhileRowsAreSentLeavesNoneOfThemAndAUsableConnection(InsertMethod method) throws SQLException {
        List<EveryType> rows = around(EveryType.of(PgType.TEXT, new AssertionError("secret")), 5_000);
        try (Connection connection = SETTINGS.connect()) {
            assertThat(catchThrowableOfType(
                            AssertionError.class, () -> method.insert(connection, EveryType.DESTINATION, rows)))
                    .hasMessage("secret");
            assertThat(connection.getAutoCommit()).isTrue();
            assertRows(0);
            method.insert(connection, EveryType.DESTINATION, EveryType.harmless(3));
        }
        assertRows(3);
    }

    static Stream<Arguments> modesAndValues() {
        return Stream.of(WriteMode.values())
                .flatMap(mode -> Stream.of(UnfitValue.values()).map(unfit -> Arguments.of(mode, unfit)));
    }

    @ParameterizedTest
    @MethodSource("modesAndValues")
    void everyWriteModeRejectsItsRowByKeyAndColumnAndWritesTheOthers(WriteMode mode, UnfitValue unfit)
            throws SQLException {
        EveryType bad = unfit.row();
        try (WritePath<EveryType> path = mode.open(POOL, EveryType.DESTINATION, mode.defaults(), listener)) {
            List<CompletableFuture<Receipt>> stages = around(bad, 20).stream()
                    .map(row -> path.write(row).toCompletableFuture())
                    .toList();
            DrainReport report = path.drain(SOON);
            assertThat(report.committed()).isEqualTo(20);
            assertThat(report.lost()).isZero();
            assertThat(stages.get(10).isCompletedExceptionally()).isEqualTo(mode.promise() == Promise.COMMITTED);
        }
        assertRejected(bad, unfit);
        assertRows(20);
    }

    /** 1 row goes by a statement, 10 by arrays, 200 by COPY. */
    @ParameterizedTest
    @EnumSource
    void everySizeOfBatchRejectsItsRowByKeyAndColumnAndWritesTheOthers(UnfitValue unfit) throws SQLException {
        for (int others : new int[] {0, 9, 199}) {
            EveryType bad = unfit.row();
            List<Unwritten<EveryType>> failures = writer().write(around(bad, others));
            assertThat(failures).extracting(Unwritten::row).containsExactly(bad);
            assertRejected(bad, unfit);
            listener.rejections().clear();
        }
        assertRows(208);
    }

    private RowWriter<EveryType> writer() {
        return new RowWriter<>(POOL, EveryType.DESTINATION, SOON, listener);
    }

    private void assertRejected(EveryType bad, UnfitValue unfit) {
        assertThat(listener.failures()).isEmpty();
        assertThat(listener.retries()).isZero();
        assertThat(listener.rejections()).singleElement().satisfies(why -> {
            assertThat(why.sqlState()).isEqualTo(unfit.sqlState());
            assertThat(why.column()).isEqualTo(unfit.column());
            assertThat(why)
                    .hasMessageStartingWith("Row " + bad.key() + " was rejected: ")
                    .hasMessageContaining(unfit.sqlState())
                    .hasMessageNotContaining("secret");
            assertThat(why.getCause()).isNull();
        });
    }

    private static List<EveryType> around(EveryType bad, int others) {
        List<EveryType> rows = new ArrayList<>(EveryType.harmless(others));
        rows.add(others / 2, bad);
        return rows;
    }

    private static void assertRows(long expected) throws SQLException {
        assertThat(Sql.count(SETTINGS, "every_type")).isEqualTo(expected);
    }
}
