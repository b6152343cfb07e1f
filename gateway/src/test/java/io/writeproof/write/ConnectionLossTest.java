package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.inference.Inference;
import io.writeproof.service.inference.InferenceTables;
import io.writeproof.testing.CuttingProxy;
import io.writeproof.testing.CuttingProxy.Direction;
import io.writeproof.testing.Inferences;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The connection is cut before each message of a write, in both directions, and every acknowledged row is there once.
 *
 * <p>A cut before the server's answer to the commit is the interesting one: the outcome is unknown to the client.
 */
class ConnectionLossTest {

    private static final ConnectionSettings SETTINGS = SharedServer.newSchema();
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Far more messages than any write has; reaching it would mean that cuts no longer end. */
    private static final int TOO_MANY_MESSAGES = 200;

    private static CuttingProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        proxy = new CuttingProxy(SETTINGS);
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    /** What writes rows over the pool and returns when they are in the database, or not. */
    private interface Write {
        long committed(HikariDataSource pool, List<Inference> rows);
    }

    @ParameterizedTest
    @EnumSource
    void everyWriteModeSurvivesACutBeforeAnyMessage(WriteMode mode) throws SQLException {
        WriteSettings settings = new WriteSettings(1_000, 1, 1_000, Duration.ZERO, SOON);
        cutEverywhere(1, (pool, rows) -> {
            try (WritePath<Inference> path = mode.open(pool, InferenceTables.BOTH, settings, WriteListener.silent())) {
                rows.forEach(row -> path.write(row).toCompletableFuture().join());
                return path.drain(SOON).committed();
            }
        });
    }

    /** 2 rows go by UNNEST, 150 by COPY. */
    @ParameterizedTest
    @ValueSource(ints = {2, 150})
    void everySizeOfBatchSurvivesACutBeforeAnyMessage(int size) throws SQLException {
        cutEverywhere(size, (pool, rows) -> {
            RecordingListener<Inference> listener = new RecordingListener<>();
            assertThat(new RowWriter<>(pool, InferenceTables.BOTH, SOON, listener).write(rows))
                    .isEmpty();
            return listener.committed();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aDeliverySurvivesACutBeforeAnyMessageInEveryMode(WriteMode mode) throws SQLException {
        WriteSettings settings = new WriteSettings(1_000, 1, 1_000, Duration.ZERO, SOON);
        cutEverywhere(2, (pool, rows) -> {
            try (WritePath<Inference> path = mode.open(pool, InferenceTables.BOTH, settings, WriteListener.silent())) {
                assertThat(path.writeIfAbsent(rows)).isEmpty();
                return path.drain(SOON).committed();
            }
        });
    }

    private static void cutEverywhere(int rows, Write write) throws SQLException {
        for (Direction direction : Direction.values()) {
            int passed = 0;
            while (isCut(direction, passed, Inferences.many(rows), write)) {
                passed++;
                assertThat(passed).isLessThan(TOO_MANY_MESSAGES);
            }
            assertThat(passed).as("messages %s", direction).isPositive();
        }
    }

    /** Writes the rows while the connection is cut once; false when the write had fewer messages than that. */
    private static boolean isCut(Direction direction, int passed, List<Inference> rows, Write write)
            throws SQLException {
        Sql.execute(SETTINGS, "TRUNCATE chat_inferences, model_inferences");
        try (HikariDataSource pool = ConnectionPool.open(proxy.settings(), 1)) {
            proxy.cutAfter(direction, passed);
            assertThat(write.committed(pool, rows))
                    .as("cut after %s %s", passed, direction)
                    .isEqualTo(rows.size());
            boolean cut = proxy.hasCut();
            proxy.disarm();
            assertThat(Sql.count(SETTINGS, "chat_inferences")).isEqualTo(rows.size());
            assertThat(Sql.count(SETTINGS, "model_inferences")).isEqualTo(rows.size());
            return cut;
        }
    }
}
