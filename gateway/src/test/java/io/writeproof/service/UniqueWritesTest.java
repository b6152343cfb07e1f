package io.writeproof.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.write.DrainReport;
import io.writeproof.write.Promise;
import io.writeproof.write.Receipt;
import io.writeproof.write.Unwritten;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WritePath;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UniqueWritesTest {

    private final WriteWatch<String> watch = new WriteWatch<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Background readers = BusyBackground.until(gate);

    @AfterEach
    void close() {
        gate.countDown();
        readers.close();
    }

    /** A path that commits every row, and tells its listener of so many retries first. */
    private record CommittingPath(WriteListener<String> listener, int retries) implements WritePath<String> {

        @Override
        public CompletionStage<Receipt> write(String row) {
            for (int i = 0; i < retries; i++) {
                listener.retrying(1, "the connection was lost");
            }
            return CompletableFuture.completedStage(new Receipt(Promise.COMMITTED));
        }

        @Override
        public List<Unwritten<String>> writeIfAbsent(List<String> rows) {
            return List.of();
        }

        @Override
        public WriteMode mode() {
            return WriteMode.GROUP_COMMIT;
        }

        @Override
        public int pending() {
            return 0;
        }

        @Override
        public DrainReport drain(Duration deadline) {
            return new DrainReport(0, 0, 0, Duration.ZERO);
        }

        @Override
        public void close() {}
    }

    private CompletableFuture<String> written(int retries) {
        WritePath<String> path = new CommittingPath(watch.before(WriteListener.silent()), retries);
        return new UniqueWrites<>(new HandOff<>(path, 1, 1), watch, readers, why -> "unacknowledged")
                .write("row", "written", () -> "looked up")
                .toCompletableFuture();
    }

    @Test
    void aRowWrittenAtTheFirstAttemptCostsNoLook() {
        assertThat(written(0)).isCompletedWithValue("written");
    }

    @Test
    void aRowThatIsThereAfterARetryIsNotRefusedBecauseTheReadersAreBusy() {
        CompletableFuture<String> written = written(1);
        assertThat(written).isNotDone();
        gate.countDown();
        assertThat(written.join()).isEqualTo("looked up");
    }
}
