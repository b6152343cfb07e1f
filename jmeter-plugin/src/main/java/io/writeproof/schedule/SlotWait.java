package io.writeproof.schedule;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for a moment, late by less than 0.1 ms on an idle Linux machine. Thread-safe. */
public final class SlotWait {

    /** A stop is noticed after this time at the latest. */
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final LongSupplier nanoTime;

    /** @param nanoTime the clock that the moments are on */
    public SlotWait(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Returns at the moment, at once if it has passed.
     *
     * @param stopped asked at least every 50 ms
     * @return false when it was stopped before the moment came
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    public boolean until(long momentNanos, BooleanSupplier stopped) throws InterruptedException {
        long remaining;
        while ((remaining = momentNanos - nanoTime.getAsLong()) > 0) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            // Not sleep, which knows whole milliseconds only.
            LockSupport.parkNanos(Math.min(LONGEST_PAUSE_NANOS, remaining));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return !stopped.getAsBoolean();
    }
}
