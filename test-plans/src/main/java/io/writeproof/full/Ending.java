package io.writeproof.full;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C or SIGTERM: the part that runs is asked to end, and the report is still written.
 *
 * <p>A JVM that got a signal runs its shutdown hooks beside the main thread and ends when they have; this hook waits for the main
 * thread. Thread-safe.
 *
 * <p>A process is asked through its handle, because {@link Process#destroy()} closes its output: the last words are wanted.
 */
final class Ending {

    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable Process running;
    private boolean requested;

    /** Watches this process. */
    static Ending ofThisProcess() {
        Ending ending = new Ending();
        Runtime.getRuntime().addShutdownHook(new Thread(ending::request, "ending"));
        return ending;
    }

    /** Asks for the end, and waits until {@link #reached()}. */
    void request() {
        synchronized (this) {
            requested = true;
            if (running != null) {
                running.toHandle().destroy();
            }
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Names the process that is to be asked; at once when the signal came first. */
    synchronized void begins(Process process) {
        running = process;
        if (requested) {
            process.toHandle().destroy();
        }
    }

    synchronized void ends() {
        running = null;
    }

    synchronized boolean requested() {
        return requested;
    }

    /** Everything is written: the JVM may go. */
    void reached() {
        done.countDown();
    }
}
