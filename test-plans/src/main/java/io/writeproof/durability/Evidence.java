package io.writeproof.durability;

import java.util.Comparator;
import java.util.List;

/**
 * All that a trial leaves behind, and all that its finding is made of. Immutable.
 *
 * @param attempts what the ledger says
 * @param rows what the tables say
 * @param kill when the fault struck
 */
record Evidence(List<Attempt> attempts, Rows rows, Kill kill) {

    Evidence {
        attempts = List.copyOf(attempts);
    }

    /** The same with other rows. */
    Evidence with(Rows others) {
        return new Evidence(attempts, others, kill);
    }

    /** Those that the service said yes to, in the order of its answers. */
    List<Attempt> acknowledged() {
        return attempts.stream()
                .filter(Attempt::acknowledged)
                .sorted(Comparator.comparingLong(Attempt::endedNanos).thenComparing(Attempt::id))
                .toList();
    }

    long acknowledgedSince(long nanos) {
        return attempts.stream()
                .filter(attempt -> attempt.acknowledged() && attempt.endedNanos() >= nanos)
                .count();
    }

    /**
     * The moments of a fault, by {@link System#nanoTime()}.
     *
     * @param askedNanos when the gateway was asked how much it has queued
     * @param queued what it answered
     * @param faultNanos just before the fault struck
     * @param recoveredNanos when the gateway said that it is well, and acknowledged a row again
     */
    record Kill(long askedNanos, long queued, long faultNanos, long recoveredNanos) {

        double recoveryMillis() {
            return (recoveredNanos - faultNanos) / 1e6;
        }
    }
}
