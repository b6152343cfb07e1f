package io.writeproof.write;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the rows that have been accepted and are not finished, and waits for there to be none. Thread-safe. */
final class Pending {

    private static final long POLL_MILLIS = 2;

    private final AtomicInteger rows = new AtomicInteger();

    void add() {
        rows.incrementAndGet();
    }

    void add(int count) {
        rows.addAndGet(count);
    }

    void finish(int count) {
        rows.addAndGet(-count);
    }

    int count() {
        return rows.get();
    }

    /**
     * Waits until there is none, the deadline has passed or the thread is interrupted.
     *
     * @return how long it took
     */
    Duration awaitNone(Duration deadline) {
        long start = System.nanoTime();
        try {
            while (rows.get() > 0 && System.nanoTime() - start < deadline.toNanos()) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
