package io.writeproof.service.ingest;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Takes messages and has each of them committed later.
 *
 * @implSpec Implementations are thread-safe, and no method but {@link #stop} blocks. Every message whose stage
 *     completed normally is committed exactly once, as long as nothing is killed; what a crash may cost is each
 *     implementation's to say.
 */
public interface MessageQueue {

    /**
     * Takes a message.
     *
     * @return completes when the message is queued; fails with a
     *     {@link java.util.concurrent.RejectedExecutionException} or a {@link io.writeproof.write.WriteException} if
     *     the queue is full or closed, and with a {@link io.writeproof.service.ServiceException} if it cannot be reached
     */
    CompletionStage<?> put(Message message);

    /**
     * Messages that are queued and not committed, those of batches under way included.
     *
     * @return fails with a {@link io.writeproof.service.ServiceException} if the queue cannot be reached
     */
    CompletionStage<Long> length();

    /**
     * What the workers of this queue have committed.
     *
     * @return fails with a {@link io.writeproof.service.ServiceException} if the queue cannot be reached
     */
    CompletionStage<IngestStats> stats();

    /** Where the messages wait, for {@code /health}: {@code in-process}, or {@code connected} for another process. */
    String place();

    /** Ends the workers that are this queue's own, within the deadline; their batches under way are finished. */
    void stop(Duration deadline);
}
