package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundWritersTest {

    @Test
    void aDefectInWhatWritesEndsNoThreadAndIsReported() throws InterruptedException {
        RowQueue<Integer> queue = new RowQueue<>(10, 1, 0, 1);
        BlockingQueue<List<Integer>> batches = new LinkedBlockingQueue<>();
        BackgroundWriters<Integer> writers = new BackgroundWriters<>(WriteMode.ASYNC, 1, queue, batch -> {
            batches.add(batch);
            if (batch.contains(1)) {
                throw new IllegalStateException("defect");
            }
            throw new AssertionError("defect");
        });
        try (UncaughtExceptions uncaught = new UncaughtExceptions()) {
            writers.start();
            for (int row = 1; row <= 3; row++) {
                queue.offer(row);
                assertThat(batches.take()).containsExactly(row);
            }
            writers.stop(new Pending(), Duration.ZERO);
            assertThat(uncaught.take()).isInstanceOf(IllegalStateException.class);
            assertThat(uncaught.take()).isInstanceOf(AssertionError.class);
        }
    }
}
