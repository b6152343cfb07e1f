package io.writeproof.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Threads that take every batch from a queue and hand it to what writes it.
 *
 * <p>{@link #start()} and {@link #stop} are for one thread.
 */
final class BackgroundWriters<E> {

    /** Time beyond the retries that {@link #stop} gives to a transaction under way. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final RowQueue<E> queue;
    private final Consumer<List<E>> batchWriter;
    private final List<Thread> threads = new ArrayList<>();

    BackgroundWriters(WriteMode mode, int count, RowQueue<E> queue, Consumer<List<E>> batchWriter) {
        this.queue = queue;
        this.batchWriter = batchWriter;
        for (int i = 1; i <= count; i++) {
            Thread thread = new Thread(this::writeBatches, "write-" + mode.label() + "-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    private void writeBatches() {
        try {
            for (List<E> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                batchWriter.accept(batch);
                queue.written();
            }
        } catch (InterruptedException e) {
            // stop() hands back what is left.
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Closes the queue, waits for what is pending as long as retries may take, and ends the threads.
     *
     * @return what nobody has taken
     */
    List<E> stop(Pending pending, Duration retryFor) {
        queue.close();
        pending.awaitNone(retryFor.plus(GRACE));
        threads.forEach(Thread::interrupt);
        return queue.removeAll();
    }

    /** Why the rows that {@link #stop} hands back are not written. */
    static WriteFailedException leftBehind(int rows) {
        return new WriteFailedException(rows + " rows were still queued when the write path was closed");
    }
}
