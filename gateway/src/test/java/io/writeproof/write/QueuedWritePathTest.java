package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.inference.Inference;
import io.writeproof.service.inference.InferenceTables;
import io.writeproof.testing.Inferences;
import io.writeproof.testing.SharedServer;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class QueuedWritePathTest {

    private static final ConnectionSettings SETTINGS = SharedServer.newSchema();

    @Test
    void aFullQueueRefusesTheRowAndPromisesNothing() throws Exception {
        WriteSettings small = new WriteSettings(3, 1, 1, Duration.ZERO, Duration.ofSeconds(1));
        RecordingListener<Inference> listener = new RecordingListener<>();
        try (HikariDataSource pool = ConnectionPool.open(SETTINGS, 1);
                Connection blocker = SETTINGS.connect();
                Statement statement = blocker.createStatement();
                WritePath<Inference> path = WriteMode.ASYNC.open(pool, InferenceTables.BOTH, small, listener)) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE chat_inferences");
            int accepted = 0;
            CompletionException refusal = null;
            while (refusal == null) {
                try {
                    path.write(Inferences.any()).toCompletableFuture().join();
                    accepted++;
                } catch (CompletionException e) {
                    refusal = e;
                }
            }
            assertThat(accepted).isBetween(3, 4);
            assertThat(refusal).hasCauseInstanceOf(QueueFullException.class).hasMessageContaining("3 rows");
            assertThat(path.pending()).isEqualTo(accepted);
            blocker.rollback();
            assertThat(path.drain(Duration.ofSeconds(30)).committed()).isEqualTo(accepted);
        }
    }

    @Test
    void rowsThatCannotBeWrittenBeforeClosingAreReportedAsLost() {
        WriteSettings settings = new WriteSettings(10, 1, 10, Duration.ofHours(1), Duration.ofMillis(50));
        RecordingListener<Inference> listener = new RecordingListener<>();
        HikariDataSource pool = ConnectionPool.open(SETTINGS, 1);
        WritePath<Inference> path = WriteMode.BATCH_FAST.open(pool, InferenceTables.BOTH, settings, listener);
        path.write(Inferences.any());
        path.write(Inferences.any());
        pool.close();
        path.close();
        assertThat(listener.failures()).hasSize(1);
        assertThat(path.drain(Duration.ZERO).lost()).isEqualTo(2);
    }
}
