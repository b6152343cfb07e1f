package io.writeproof.bench.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.bench.fixture.WrongRowCountException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CountedQueueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void everyRowOfManyProducersReachesTheConsumer(QueueKind kind) throws InterruptedException {
        try (CountedQueue queue = CountedQueue.open(kind, 64, 10)) {
            IntStream.range(0, 20_000).parallel().forEach(queue::put);

            queue.requireConsumed(20_000, PATIENCE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFullQueueRefusesRowsAndABatchIsBounded(QueueKind kind) throws InterruptedException {
        BoundedQueue queue = kind.create(16, 10);
        for (int row = 0; row < 16; row++) {
            assertThat(queue.offer(row)).isTrue();
        }

        assertThat(queue.offer("one too many")).isFalse();
        assertThat(queue.take()).isEqualTo(10);
        assertThat(queue.take()).isEqualTo(6);
    }

    @Test
    void aLostRowFailsTheCount() {
        try (CountedQueue queue = CountedQueue.open(new LosingQueue())) {
            queue.put("kept");
            queue.put("lost");

            assertThatThrownBy(() -> queue.requireConsumed(2, Duration.ofMillis(100)))
                    .isInstanceOf(WrongRowCountException.class)
                    .hasMessageContaining("expected 2 rows in the hands of the queue's consumer");
        }
    }

    @Test
    void aRowTooManyFailsTheCount() throws InterruptedException {
        try (CountedQueue queue = CountedQueue.open(QueueKind.ROW_QUEUE, 16, 10)) {
            queue.put("counted");
            queue.put("not counted");
            queue.requireConsumed(2, PATIENCE);

            assertThatThrownBy(() -> queue.requireConsumed(1, PATIENCE)).hasMessageContaining("found 2");
        }
    }

    @Test
    void aConsumerThatHasEndedIsNotWaitedFor() {
        BoundedQueue closed = new JdkQueue(new ArrayBlockingQueue<>(1), 1);
        CountedQueue queue = CountedQueue.open(closed);
        queue.close();

        assertThatThrownBy(() -> IntStream.range(0, 1000).forEach(queue::put))
                .hasMessage("the queue is full and its consumer has ended");
    }

    /** Accepts every row and hands out those that are not lost. */
    private static final class LosingQueue implements BoundedQueue {

        private final BoundedQueue honest = new JdkQueue(new ArrayBlockingQueue<>(16), 10);

        @Override
        public boolean offer(Object row) {
            return row.equals("lost") || honest.offer(row);
        }

        @Override
        public int take() throws InterruptedException {
            return honest.take();
        }
    }
}
