package io.writeproof.service;

import io.writeproof.write.Receipt;
import io.writeproof.write.Unwritten;
import io.writeproof.write.WritePath;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives rows to a write path without ever blocking the caller.
 *
 * <p>A path that does its work on the caller's thread gets threads of its own, one for each connection: with fewer, some
 * connections idle, with more, threads wait for connections and starve. Their queue is bounded. Any other path is called
 * directly. Thread-safe.
 */
public final class HandOff<R> {

    private final WritePath<R> path;
    private final @Nullable ThreadPoolExecutor workers;

    /**
     * Starts the threads, if the path needs any.
     *
     * @param threads as many as there are connections, 1 or more
     * @param capacity rows that may wait for a thread, 1 or more
     */
    public HandOff(WritePath<R> path, int threads, int capacity) {
        this.path = path;
        this.workers = path.mode().blocksCaller() ? BoundedThreads.start("write", threads, capacity) : null;
    }

    /**
     * Writes a row.
     *
     * @return completes as the path's stage does, on any thread
     * @throws java.util.concurrent.RejectedExecutionException if too many rows wait already, or this has been drained; nothing
     *     has happened to the row
     */
    public CompletionStage<Receipt> write(R row) {
        return workers == null
                ? path.write(row)
                : CompletableFuture.supplyAsync(() -> path.write(row), workers).thenCompose(Function.identity());
    }

    /** Writes rows as {@link WritePath#writeIfAbsent} does, on the caller's thread. */
    public List<Unwritten<R>> writeIfAbsent(List<R> rows) {
        return path.writeIfAbsent(rows);
    }

    /** Rows taken and not yet finished. */
    public int depth() {
        return path.pending() + (workers == null ? 0 : workers.getQueue().size());
    }

    /** Refuses further rows and waits, as long as {@code deadline}, for those that wait for a thread; the path stays open. */
    public void drain(Duration deadline) {
        if (workers == null) {
            return;
        }
        workers.shutdown();
        try {
            workers.awaitTermination(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
