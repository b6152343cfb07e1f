package io.writeproof.write;

import org.jspecify.annotations.NullMarked;

/**
 * The gateway's queue for the benchmarks.
 *
 * <p>It is no part of the gateway's interface, so this class is in its package and adds nothing to it. Thread-safe.
 */
@NullMarked
public final class RowQueueAccess<R> {

    private final RowQueue<R> queue;

    /**
     * A queue as {@code async} has it: no linger, no batch held back.
     *
     * @param capacity rows that may wait
     * @param maxRows rows of a batch at most
     */
    public RowQueueAccess(int capacity, int maxRows) {
        queue = new RowQueue<>(capacity, maxRows, 0, 1);
    }

    /** Adds a row; false when the queue is full. */
    public boolean offer(R row) {
        return queue.offer(row) == RowQueue.Offer.ACCEPTED;
    }

    /** Waits for the next batch and returns how many rows it has. */
    public int take() throws InterruptedException {
        int rows = queue.take().size();
        queue.written();
        return rows;
    }
}
