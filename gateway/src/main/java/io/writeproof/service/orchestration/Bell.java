package io.writeproof.service.orchestration;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the threads of this process that wait for work of one kind.
 *
 * <p>Whoever waits names the ring that it has heard, so that none is missed between looking for work and waiting. Thread-safe.
 */
final class Bell {

    private long rings;

    /** How often it has rung. */
    synchronized long rings() {
        return rings;
    }

    synchronized void ring() {
        rings++;
        notifyAll();
    }

    /** Waits for a ring after the {@code heard}-th, but not longer than this. */
    synchronized void await(long heard, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        long left = most.toNanos();
        while (rings == heard && left > 0) {
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
            left = end - System.nanoTime();
        }
    }
}
