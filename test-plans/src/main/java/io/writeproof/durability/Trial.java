package io.writeproof.durability;

import io.writeproof.durability.Evidence.Kill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One kill: writes, a fault in the middle of them, recovery, and what the ledger and the tables say afterwards.
 *
 * <p>Used by one thread.
 */
final class Trial {

    private static final long EARLIEST_NANOS = Duration.ofMillis(50).toNanos();
    private static final long LATEST_NANOS = Duration.ofMillis(800).toNanos();
    private static final Duration AFTERWARDS = Duration.ofMillis(100);
    private static final Patience SETTLING = new Patience(Duration.ofMillis(50), Duration.ofSeconds(60));

    /** So many equal looks in a row, while nothing is queued, mean that nobody writes any more. */
    private static final int EQUAL_LOOKS = 3;

    private final Rig rig;
    private final Path ledgers;
    private final int writers;
    private final RandomGenerator random;

    /**
     * Prepares trials on this rig.
     *
     * @param random where the delays of the faults come from
     */
    Trial(Rig rig, Path ledgers, int writers, RandomGenerator random) {
        this.rig = rig;
        this.ledgers = ledgers;
        this.writers = writers;
        this.random = random;
    }

    /** What is done in the middle of the writes. */
    @FunctionalInterface
    interface Blow {

        /** Strikes and mends; says when it struck, by {@link System#nanoTime()}. */
        long strike(Rig rig);
    }

    /**
     * Runs one.
     *
     * @throws RigException if a process does not come back, so that rows say nothing
     */
    Evidence run(Blow blow) {
        rig.tables().clear();
        Path file = newFile();
        Kill kill;
        try (Ledger ledger = Ledger.create(file)) {
            kill = kill(ledger, blow);
        }
        settle();
        Evidence evidence =
                new Evidence(List.copyOf(Ledger.read(file)), rig.tables().read(), kill);
        delete(file);
        return evidence;
    }

    private Kill kill(Ledger ledger, Blow blow) {
        Writers running = Writers.start(writers, rig::url, ledger);
        try {
            running.awaitFirstAnswer();
            sleep(Duration.ofNanos(random.nextLong(EARLIEST_NANOS, LATEST_NANOS)));
            long asked = System.nanoTime();
            long queued = rig.awaitHealthy().queued();
            running.slowDown();
            long fault = blow.strike(rig);
            long mended = System.nanoTime();
            GatewayHealth.Answer unused = rig.awaitHealthy();
            // The gateway keeps what it knows of its database for a second; an answer says more than that.
            Patience.USUAL.await("a row was acknowledged after the fault", () -> running.answeredSince(mended));
            long recovered = System.nanoTime();
            // What comes after the recovery must be kept too.
            sleep(AFTERWARDS);
            return new Kill(asked, queued, fault, recovered);
        } finally {
            running.stop();
        }
    }

    /** Rows may still come: from the queue, from retries, from sessions of a gateway that is gone. */
    private void settle() {
        Look look = new Look();
        SETTLING.await("the rows settled", look::unchanged);
    }

    private Path newFile() {
        return ledgers.resolve("ledger-" + System.nanoTime() + ".txt");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file, e);
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigException("interrupted in a trial", e);
        }
    }

    /** Compares the number of rows with that of the last look. */
    private final class Look {

        private long last = -1;
        private int equal;

        boolean unchanged() {
            long count = rig.tables().count();
            boolean same = count == last && rig.awaitHealthy().queued() == 0;
            equal = same ? equal + 1 : 0;
            last = count;
            return equal >= EQUAL_LOOKS;
        }
    }
}
