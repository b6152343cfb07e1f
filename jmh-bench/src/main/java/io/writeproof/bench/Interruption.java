package io.writeproof.bench;

import org.jspecify.annotations.Nullable;

/** On Ctrl-C or SIGTERM: stores what has been measured, stops the forks and the server. Thread-safe. */
final class Interruption implements AutoCloseable {

    private final TargetServer server;
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private @Nullable BenchmarkRun run;
    private boolean interrupted;

    /** Watches from now on until it is closed. */
    Interruption(TargetServer server) {
        this.server = server;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Names the run to be stored as interrupted; at once when the signal came first. */
    synchronized void stops(BenchmarkRun current) {
        run = current;
        if (interrupted) {
            current.interrupt();
        }
    }

    private void interrupt() {
        try (server) {
            store();
            Forks.destroy();
        }
    }

    private synchronized void store() {
        interrupted = true;
        if (run != null) {
            run.interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is already doing this work; the server may be closed twice.
            return;
        }
    }
}
