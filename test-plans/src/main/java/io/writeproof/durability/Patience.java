package io.writeproof.durability;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waiting for something that is expected to happen soon. Immutable.
 *
 * @param pause between two looks
 * @param limit after which it will not happen any more
 */
record Patience(Duration pause, Duration limit) {

    /** For what takes milliseconds, and must not take minutes. */
    static final Patience USUAL = new Patience(Duration.ofMillis(10), Duration.ofSeconds(60));

    /**
     * Returns when it has happened.
     *
     * @param what for the message
     * @throws RigException if it does not
     */
    void await(String what, BooleanSupplier happened) {
        Boolean unused =
                awaitAnswer(what, () -> happened.getAsBoolean() ? Optional.of(true) : Optional.<Boolean>empty());
    }

    /**
     * Returns the first answer that there is.
     *
     * @param what for the message
     * @throws RigException if there is none
     */
    <T> T awaitAnswer(String what, Supplier<Optional<T>> answer) {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<T> found = answer.get();
        while (found.isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new RigException("waited " + limit.toSeconds() + " s in vain until " + what);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new RigException("interrupted while waiting until " + what);
            }
            LockSupport.parkNanos(pause.toNanos());
            found = answer.get();
        }
        return found.get();
    }
}
