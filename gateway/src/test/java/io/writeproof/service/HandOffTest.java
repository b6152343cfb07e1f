package io.writeproof.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.write.DrainReport;
import io.writeproof.write.Promise;
import io.writeproof.write.Receipt;
import io.writeproof.write.Unwritten;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WritePath;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class HandOffTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A path that holds its caller until it is let go. */
    private record GatedPath(WriteMode mode, CountDownLatch gate) implements WritePath<String> {

        @Override
        public CompletionStage<Receipt> write(String row) {
            try {
                gate.await();
                return CompletableFuture.completedStage(new Receipt(Promise.COMMITTED));
            } catch (InterruptedException e) {
                return CompletableFuture.failedStage(e);
            }
        }

        @Override
        public List<Unwritten<String>> writeIfAbsent(List<String> rows) {
            return List.of();
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

    @Test
    void aPathThatBlocksItsCallerBlocksAThreadOfItsOwnInstead() {
        CountDownLatch gate = new CountDownLatch(1);
        HandOff<String> rows = new HandOff<>(new GatedPath(WriteMode.SYNC, gate), 1, 1);
        CompletableFuture<Receipt> first = rows.write("a").toCompletableFuture();
        CompletableFuture<Receipt> second = rows.write("b").toCompletableFuture();
        assertThat(first).isNotDone();
        assertThatThrownBy(() -> rows.write("c")).isInstanceOf(RejectedExecutionException.class);
        gate.countDown();
        assertThat(first.join().promise()).isEqualTo(Promise.COMMITTED);
        assertThat(second.join().promise()).isEqualTo(Promise.COMMITTED);
        rows.drain(PATIENCE);
    }

    @Test
    void whatWaitsForAThreadIsWrittenByTheDrainAndNothingMoreIsTaken() {
        CountDownLatch gate = new CountDownLatch(0);
        HandOff<String> rows = new HandOff<>(new GatedPath(WriteMode.SYNC, gate), 1, 10);
        CompletableFuture<Receipt> row = rows.write("a").toCompletableFuture();
        rows.drain(PATIENCE);
        assertThat(row).isCompleted();
        assertThatThrownBy(() -> rows.write("b")).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void anyOtherPathIsCalledDirectly() {
        HandOff<String> rows = new HandOff<>(new GatedPath(WriteMode.ASYNC, new CountDownLatch(0)), 1, 1);
        assertThat(rows.write("a").toCompletableFuture()).isCompleted();
        assertThat(rows.depth()).isZero();
    }
}
