package io.writeproof.durability;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM: interrupts the thread that works, and lets the JVM go when that has stopped what it started.
 *
 * <p>A JVM that got a signal runs its shutdown hooks beside the main thread and ends when they have; this hook waits for the
 * main thread. Thread-safe.
 */
final class Leave {

    private static final long AT_MOST_SECONDS = 30;

    private final CountDownLatch cleared = new CountDownLatch(1);
    private volatile boolean requested;

    /** Watches this process on behalf of the calling thread. */
    static Leave ofThisThread() {
        Leave leave = new Leave();
        Thread working = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave.request(working), "leave"));
        return leave;
    }

    private void request(Thread working) {
        if (cleared.getCount() == 0) {
            return;
        }
        requested = true;
        working.interrupt();
        try {
            boolean unused = cleared.await(AT_MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean requested() {
        return requested;
    }

    /** Everything is stopped: the JVM may go. */
    void cleared() {
        cleared.countDown();
    }
}
