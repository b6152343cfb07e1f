package io.writeproof.bench.queue;

/** A bounded queue between many producers and one consumer that takes batches. */
interface BoundedQueue {

    /** Adds a row and returns at once; false when the queue is full. For any thread. */
    boolean offer(Object row);

    /**
     * Waits for rows and removes a batch, for the one consumer.
     *
     * @return the rows removed; may be 0 when there was none for a while
     */
    int take() throws InterruptedException;
}
