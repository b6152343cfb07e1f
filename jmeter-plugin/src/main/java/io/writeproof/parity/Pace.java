package io.writeproof.parity;

import java.time.Duration;

/** The clock of a check, and its way to wait. */
interface Pace {

    /** The real one. */
    Pace REAL = new Pace() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        }
    };

    /** Nanoseconds since some fixed moment. */
    long nanoTime();

    /** Waits; an interrupt ends it at once. */
    void pause(Duration duration) throws InterruptedException;
}
