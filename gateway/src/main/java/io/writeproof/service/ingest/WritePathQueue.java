package io.writeproof.service.ingest;

import io.writeproof.service.HandOff;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The queue of a write path that acknowledges what it has queued, in this process.
 *
 * <p>Killing the process loses what is queued and what is being written: at most the queue's capacity and a batch for
 * each worker. A crash of PostgreSQL loses nothing as long as it comes back while the write path still tries.
 * Thread-safe.
 */
public final class WritePathQueue implements MessageQueue {

    private final HandOff<Message> rows;
    private final BatchWatch batches;

    /** Puts messages into {@code rows}, whose listener tells {@code batches}. */
    public WritePathQueue(HandOff<Message> rows, BatchWatch batches) {
        this.rows = rows;
        this.batches = batches;
    }

    @Override
    public CompletionStage<?> put(Message message) {
        return rows.write(message);
    }

    @Override
    public CompletionStage<Long> length() {
        return CompletableFuture.completedStage((long) rows.depth());
    }

    @Override
    public CompletionStage<IngestStats> stats() {
        return CompletableFuture.completedStage(batches.stats());
    }

    @Override
    public String place() {
        return "in-process";
    }

    /** The write path ends its workers itself. */
    @Override
    public void stop(Duration deadline) {}
}
