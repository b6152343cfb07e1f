package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programming errors around a write path: no row without an end, no caller who waits for ever, no writer that is gone. */
@Timeout(60)
class DefectTest {

    private static final ConnectionSettings SETTINGS = SharedServer.newSchema();
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

    private static WritePath<EveryType> open(
            WriteMode mode, Destination<EveryType> destination, WriteListener<EveryType> listener) {
        return mode.open(POOL, destination, mode.defaults(), listener);
    }

    private static void writeAll(WritePath<EveryType> path, List<EveryType> rows) {
        rows.stream().map(row -> path.write(row).toCompletableFuture()).toList().forEach(DefectTest::await);
    }

    private static void await(CompletableFuture<Receipt> stage) {
        assertThat(stage.handle((receipt, failure) -> "finished")
                        .completeOnTimeout("still waiting", SOON.toSeconds(), TimeUnit.SECONDS)
                        .join())
                .isEqualTo("finished");
    }

    @ParameterizedTest
    @EnumSource
    void anErrorInAColumnFailsRowsWithoutItsTextAndTheNextOnesAreWritten(WriteMode mode) throws SQLException {
        try (WritePath<EveryType> path = open(mode, EveryType.DESTINATION, listener)) {
            writeAll(path, List.of(EveryType.of(PgType.TEXT, new AssertionError("secret"))));
            assertThat(path.drain(SOON).lost()).isEqualTo(1);
            assertThat(path.pending()).isZero();
            assertThat(listener.failures())
                    .singleElement()
                    .asString()
                    .contains("unexpected java.lang.AssertionError")
                    .doesNotContain("secret");
            writeAll(path, EveryType.harmless(20));
            assertThat(path.drain(SOON).committed()).isEqualTo(20);
        }
        assertThat(Sql.count(SETTINGS, "every_type")).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource
    void aListenerThatThrowsChangesNothingForTheRows(WriteMode mode) throws Exception {
        List<EveryType> rows = new ArrayList<>(EveryType.harmless(20));
        rows.add(10, UnfitValue.NUL.row());
        try (UncaughtExceptions uncaught = new UncaughtExceptions();
                WritePath<EveryType> path = open(mode, EveryType.DESTINATION, new ThrowingListener())) {
            writeAll(path, rows);
            DrainReport report = path.drain(SOON);
            assertThat(report.committed()).isEqualTo(20);
            assertThat(report.rejected()).isEqualTo(1);
            assertThat(report.lost()).isZero();
            assertThat(path.pending()).isZero();
            assertThat(uncaught.take()).hasMessage("a listener's defect");
        }
        assertThat(Sql.count(SETTINGS, "every_type")).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource
    void aRowWhoseKeyCannotBeHadIsRejectedAllTheSame(WriteMode mode) throws SQLException {
        Destination<EveryType> keyless = new Destination<>(EveryType.DESTINATION.tables(), row -> {
            throw new IllegalStateException("secret");
        });
        try (WritePath<EveryType> path = open(mode, keyless, listener)) {
            writeAll(path, List.of(UnfitValue.NUL.row()));
            assertThat(path.drain(SOON).rejected()).isEqualTo(1);
        }
        assertThat(listener.rejections())
                .singleElement()
                .asString()
                .contains("without a key (java.lang.IllegalStateException)")
                .doesNotContain("secret");
    }

    /** Breaks the listener's contract in every way. */
    private static final class ThrowingListener implements WriteListener<EveryType> {

        @Override
        public void committed(List<EveryType> rows, long nanos) {
            throw new AssertionError("a listener's defect");
        }

        @Override
        public void rejected(EveryType row, RowRejectedException why) {
            throw new IllegalStateException("a listener's defect");
        }

        @Override
        public void failed(List<EveryType> rows, WriteFailedException why) {
            throw new IllegalStateException("a listener's defect");
        }

        @Override
        public void retrying(int rows, String why) {
            throw new IllegalStateException("a listener's defect");
        }
    }
}
