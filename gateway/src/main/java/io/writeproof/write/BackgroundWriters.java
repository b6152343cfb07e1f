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

    /**
     * Makes the threads.
     *
     * @param batchWriter tells what has become of every row of a batch, and does not throw; a defect in it is reported to the
     *     thread's handler of uncaught exceptions, and the thread goes on with the next batch
     */
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
                write(batch);
                queue.written();
            }
        } catch (InterruptedException e) {
            // stop() hands back what is left.
            Thread.currentThread().interrupt();
        }
    }

    /** A thread that ends is not replaced: rows would be accepted and never written. */
    private void write(List<E> batch) {
        try {
            batchWriter.accept(batch);
        } catch (RuntimeException | Error e) {
            report(e);
        }
    }

    /** Tells of a defect that must not end the thread in the way that a thread tells of one that does. */
    static void report(Throwable defect) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, defect);
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
