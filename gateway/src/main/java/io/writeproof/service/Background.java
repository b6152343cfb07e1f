package io.writeproof.service;

import io.writeproof.service.ServiceException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Threads that do one kind of work for callers that must not wait. Thread-safe. */
public final class Background implements AutoCloseable {

    private static final int WAITING_TASKS = 1_000;

    /** As many as the rows that may wait to be written, unless the configuration says otherwise. */
    private static final int PATIENT_TASKS = 20_000;

    private static final int PAUSE_MILLIS = 250;

    /** Ten seconds of pauses. */
    private static final int MOST_PAUSES = 40;

    /** What it runs takes next to no time, so the one thread that keeps the time may run it itself. */
    private static final Executor AFTER_A_PAUSE =
            CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS, Runnable::run);

    private final String name;
    private final ExecutorService threads;
    private final AtomicInteger patientTasks = new AtomicInteger();

    /** Starts the threads; {@code name} says what they are for. */
    public Background(String name, int threads) {
        this.name = name;
        this.threads = BoundedThreads.start(name, threads, WAITING_TASKS);
    }

    /** Does the work; fails with {@link Reason#UNAVAILABLE} when too much waits already. */
    public <T> CompletableFuture<T> run(Supplier<T> work) {
        return run(work, 0);
    }

    /**
     * Does the work as soon as there is room, and fails as {@link #run} does when there is none for about ten seconds.
     *
     * <p>For an answer to who has been promised one, of which there cannot be many; beyond a bound it is as impatient as
     * {@link #run}.
     */
    public <T> CompletableFuture<T> runWhenThereIsRoom(Supplier<T> work) {
        int pauses = patientTasks.incrementAndGet() <= PATIENT_TASKS ? MOST_PAUSES : 0;
        return run(work, pauses).whenComplete((result, failure) -> patientTasks.decrementAndGet());
    }

    private <T> CompletableFuture<T> run(Supplier<T> work, int pauses) {
        try {
            return CompletableFuture.supplyAsync(work, threads);
        } catch (RejectedExecutionException e) {
            return pauses == 0 || threads.isShutdown()
                    ? refused()
                    : CompletableFuture.runAsync(() -> {}, AFTER_A_PAUSE).thenCompose(paused -> run(work, pauses - 1));
        }
    }

    private <T> CompletableFuture<T> refused() {
        return CompletableFuture.failedFuture(new ServiceException(
                Reason.UNAVAILABLE, "too many requests wait for a " + name + "; send the request again later"));
    }

    /** Takes no more work; what waits is still done. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
