package io.writeproof.bench.queue;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The queues that are compared. */
public enum QueueKind {
    /** The one that the gateway's write paths use. */
    ROW_QUEUE,
    ARRAY_BLOCKING,
    LINKED_BLOCKING,
    JCTOOLS_MPSC_ARRAY,
    DISRUPTOR_BLOCKING;

    /**
     * An empty queue of this kind.
     *
     * @param capacity rows that may wait, a power of two
     * @param maxRows rows that the consumer takes at once, at most
     */
    BoundedQueue create(int capacity, int maxRows) {
        return switch (this) {
            case ROW_QUEUE -> new GatewayQueue(capacity, maxRows);
            case ARRAY_BLOCKING -> new JdkQueue(new ArrayBlockingQueue<>(capacity), maxRows);
            case LINKED_BLOCKING -> new JdkQueue(new LinkedBlockingQueue<>(capacity), maxRows);
            case JCTOOLS_MPSC_ARRAY -> new MpscQueue(capacity, maxRows);
            case DISRUPTOR_BLOCKING -> new DisruptorQueue(capacity, maxRows);
        };
    }
}
