package io.writeproof.bench.queue;

import io.writeproof.bench.fixture.WrongRowCountException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A queue with one live consumer that counts what it gets, so that no row can get lost unseen. Thread-safe. */
public final class CountedQueue implements AutoCloseable {

    /** Well below the time in which the consumer empties a full queue, so that it is never without work. */
    private static final long BACK_OFF_NANOS = 100_000;

    private final BoundedQueue queue;
    private final AtomicLong consumed = new AtomicLong();
    private final Thread consumer = new Thread(this::consume, "consumer");

    private CountedQueue(BoundedQueue queue) {
        this.queue = queue;
        consumer.setDaemon(true);
    }

    /**
     * An empty queue, with its consumer at work.
     *
     * @param capacity rows that may wait, a power of two
     * @param maxRows rows that the consumer takes at once, at most
     */
    public static CountedQueue open(QueueKind kind, int capacity, int maxRows) {
        return open(kind.create(capacity, maxRows));
    }

    static CountedQueue open(BoundedQueue queue) {
        CountedQueue counted = new CountedQueue(queue);
        counted.consumer.start();
        return counted;
    }

    private void consume() {
        try {
            while (true) {
                consumed.addAndGet(queue.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts a row into the queue; as long as that is full, backs off and tries again. */
    public void put(Object row) {
        while (!queue.offer(row)) {
            if (!consumer.isAlive()) {
                throw new IllegalStateException("the queue is full and its consumer has ended");
            }
            LockSupport.parkNanos(BACK_OFF_NANOS);
        }
    }

    /**
     * Waits until the consumer has as many rows as were put in.
     *
     * @param accepted rows put in since the queue was opened
     * @param patience how long to wait for the last of them
     * @throws WrongRowCountException when it gets fewer, or more
     */
    public void requireConsumed(long accepted, Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while (consumed.get() < accepted && System.nanoTime() - start < patience.toNanos()) {
            Thread.sleep(1);
        }
        if (consumed.get() != accepted) {
            throw new WrongRowCountException("the hands of the queue's consumer", accepted, consumed.get());
        }
    }

    @Override
    public void close() {
        consumer.interrupt();
    }
}
