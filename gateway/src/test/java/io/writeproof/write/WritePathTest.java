package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.inference.Inference;
import io.writeproof.service.inference.InferenceTables;
import io.writeproof.testing.Inferences;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of every write mode, on a real server. */
class WritePathTest {

    private static final ConnectionSettings SETTINGS = SharedServer.newSchema();
    private static final Duration SOON = Duration.ofSeconds(30);

    private final RecordingListener<Inference> listener = new RecordingListener<>();
    private HikariDataSource pool;

    @BeforeEach
    void open() throws SQLException {
        Sql.execute(SETTINGS, "TRUNCATE chat_inferences, model_inferences");
        pool = ConnectionPool.open(SETTINGS, 8);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyAcknowledgedRowIsThereAfterClosing(WriteMode mode) throws SQLException {
        try (WritePath<Inference> path = open(mode)) {
            IntStream.range(0, 1_000)
                    .parallel()
                    .forEach(i ->
                            assertThat(join(path, Inferences.any()).promise()).isEqualTo(mode.promise()));
        }
        assertRows(1_000);
        assertThat(listener.committed()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void everyRowThatACallerWaitedForIsThereAfterClosing(WriteMode mode) throws SQLException {
        try (WritePath<Inference> path = open(mode)) {
            IntStream.range(0, 1_000)
                    .parallel()
                    .forEach(i -> assertThat(path.writeAndWait(Inferences.any()).promise())
                            .isEqualTo(mode.promise()));
        }
        assertRows(1_000);
        assertThat(listener.committed()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "GROUP_COMMIT"})
    void aCallerThatWaitsLearnsWhyItsRowIsNotThere(WriteMode mode) throws SQLException {
        WritePath<Inference> path = open(mode);
        try (path) {
            assertThatThrownBy(() -> path.writeAndWait(Inferences.rejected())).isInstanceOf(RowRejectedException.class);
            path.writeAndWait(Inferences.any());
        }
        assertThatThrownBy(() -> path.writeAndWait(Inferences.any())).isInstanceOf(WritePathClosedException.class);
        assertThat(path.pending()).isZero();
        assertRows(1);
    }

    @ParameterizedTest
    @EnumSource
    void drainingWaitsForAllRowsAndLeavesThePathOpen(WriteMode mode) throws SQLException {
        try (WritePath<Inference> path = open(mode)) {
            join(path, Inferences.any());
            assertThat(path.drain(SOON).committed()).isEqualTo(1);
            assertThat(path.pending()).isZero();
            assertRows(1);
            join(path, Inferences.any());
            assertThat(path.drain(SOON).committed()).isEqualTo(2);
            assertRows(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRejectedRowFailsAloneAndIsReportedWithoutItsContent(WriteMode mode) throws SQLException {
        Inference bad = Inferences.rejected();
        try (WritePath<Inference> path = open(mode)) {
            List<CompletableFuture<Receipt>> stages = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                stages.add(path.write(i == 42 ? bad : Inferences.any()).toCompletableFuture());
            }
            DrainReport report = path.drain(SOON);
            assertThat(report.committed()).isEqualTo(99);
            assertThat(report.rejected()).isEqualTo(1);
            assertThat(report.lost()).isZero();
            assertThat(stages.get(42).isCompletedExceptionally()).isEqualTo(mode.promise() == Promise.COMMITTED);
        }
        assertRows(99);
        RowRejectedException why = listener.rejections().get(0);
        assertThat(why.sqlState()).isEqualTo("22021");
        assertThat(why).hasMessageContaining(bad.id().toString()).hasMessageNotContaining("secret");
        assertThat(why.getCause()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatIsThereAlreadyIsARejectionAndNotASilentSkip(WriteMode mode) throws SQLException {
        Inference once = Inferences.any();
        try (WritePath<Inference> path = open(mode)) {
            join(path, once);
            path.drain(SOON);
            CompletableFuture<Receipt> second = path.write(once).toCompletableFuture();
            assertThat(path.drain(SOON).rejected()).isEqualTo(1);
            assertThat(second.isCompletedExceptionally()).isEqualTo(mode.promise() == Promise.COMMITTED);
        }
        assertThat(listener.rejections().get(0).column()).endsWith("_pkey");
        assertRows(1);
    }

    @ParameterizedTest
    @EnumSource
    void aClosedPathRefuses(WriteMode mode) {
        WritePath<Inference> path = open(mode);
        path.close();
        path.close();
        assertThatThrownBy(() -> join(path, Inferences.any())).hasCauseInstanceOf(WritePathClosedException.class);
    }

    @ParameterizedTest
    @EnumSource
    void connectionsCutWhileWritingLoseNothingAndWriteNothingTwice(WriteMode mode) throws Exception {
        List<CompletableFuture<Receipt>> stages = new ArrayList<>();
        try (WritePath<Inference> path = open(mode)) {
            Thread writer = new Thread(() -> {
                for (int i = 0; i < 2_000; i++) {
                    stages.add(path.write(Inferences.any()).toCompletableFuture());
                }
            });
            writer.start();
            for (int cut = 0; cut < 15; cut++) {
                cutAllConnections();
                writer.join(20);
            }
            writer.join();
            assertThat(path.drain(SOON).lost()).isZero();
        }
        assertThat(stages).hasSize(2_000).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(listener.retries()).isPositive();
        assertRows(2_000);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingTableIsReportedAtOnceAndNotTriedAgain(WriteMode mode) throws SQLException {
        Sql.execute(SETTINGS, "ALTER TABLE model_inferences RENAME TO elsewhere");
        try (WritePath<Inference> path = open(mode)) {
            CompletableFuture<Receipt> stage = path.write(Inferences.any()).toCompletableFuture();
            assertThat(path.drain(SOON).lost()).isEqualTo(1);
            assertThat(stage.isCompletedExceptionally()).isEqualTo(mode.promise() == Promise.COMMITTED);
            assertThat(listener.retries()).isZero();
            assertThat(listener.failures().get(0))
                    .hasMessageContaining("relation \"model_inferences\" does not exist, SQLSTATE 42P01");
        } finally {
            Sql.execute(SETTINGS, "ALTER TABLE elsewhere RENAME TO model_inferences");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnreachableServerIsGivenUpAfterTheTimeForRetries(WriteMode mode) {
        pool.close();
        WriteSettings brief = withRetries(mode.defaults(), Duration.ofMillis(50));
        try (WritePath<Inference> path = mode.open(pool, InferenceTables.BOTH, brief, listener)) {
            path.write(Inferences.any());
            assertThat(path.drain(SOON).lost()).isEqualTo(1);
        }
        assertThat(listener.failures()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void rowsDeliveredAgainAreCommittedOnceAndTogether(WriteMode mode) throws SQLException {
        List<Inference> rows = Inferences.many(100);
        try (WritePath<Inference> path = open(mode)) {
            assertThat(path.writeIfAbsent(rows.subList(0, 60))).isEmpty();
            assertRows(60);
            assertThat(path.writeIfAbsent(rows)).isEmpty();
            assertThat(path.writeIfAbsent(rows)).isEmpty();
            assertRows(100);
            assertThat(path.pending()).isZero();
        }
        assertThat(listener.transactions()).isEqualTo(3);
        assertThat(listener.rejections()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRejectedRowOfADeliveryFailsAloneAndIsHandedBack(WriteMode mode) throws SQLException {
        List<Inference> rows = new ArrayList<>(Inferences.many(100));
        Inference bad = Inferences.rejected();
        rows.set(42, bad);
        try (WritePath<Inference> path = open(mode)) {
            assertThat(path.writeIfAbsent(rows)).singleElement().satisfies(unwritten -> {
                assertThat(unwritten.row()).isSameAs(bad);
                assertThat(unwritten.why()).isInstanceOf(RowRejectedException.class);
            });
        }
        assertRows(99);
        assertThat(listener.rejections()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDeliveryThatIsGivenUpRemainsTheCallersAndIsNotLost(WriteMode mode) {
        pool.close();
        WriteSettings brief = withRetries(mode.defaults(), Duration.ofMillis(50));
        List<Inference> rows = Inferences.many(3);
        WritePath<Inference> path = mode.open(pool, InferenceTables.BOTH, brief, listener);
        try (path) {
            assertThat(path.writeIfAbsent(rows))
                    .allMatch(unwritten -> unwritten.why() instanceof WriteFailedException)
                    .extracting(Unwritten::row)
                    .containsExactlyElementsOf(rows);
            assertThat(path.drain(SOON).lost()).isZero();
        }
        assertThat(listener.failures()).isEmpty();
        assertThat(path.writeIfAbsent(rows))
                .hasSize(3)
                .allMatch(unwritten -> unwritten.why() instanceof WritePathClosedException);
    }

    private WritePath<Inference> open(WriteMode mode) {
        WriteSettings settings = mode.defaults();
        return mode.open(pool, InferenceTables.BOTH, settings, listener);
    }

    private static WriteSettings withRetries(WriteSettings s, Duration retryFor) {
        return new WriteSettings(s.queueCapacity(), s.writers(), s.maxRows(), s.flushInterval(), retryFor);
    }

    private static Receipt join(WritePath<Inference> path, Inference row) throws CompletionException {
        return path.write(row).toCompletableFuture().join();
    }

    private static void cutAllConnections() throws SQLException {
        Sql.execute(
                SharedServer.server().connection(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
    }

    private static void assertRows(long expected) throws SQLException {
        assertThat(Sql.count(SETTINGS, "chat_inferences")).isEqualTo(expected);
        assertThat(Sql.count(SETTINGS, "model_inferences")).isEqualTo(expected);
    }
}
