package io.writeproof.service;

import io.writeproof.service.ServiceException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Threads that do one kind of work for callers that must not wait. Thread-safe. */
public final class Background implements AutoCloseable {

    private static final int WAITING_TASKS = 1_000;

    private final String name;
    private final ExecutorService threads;

    /** Starts the threads; {@code name} says what they are for. */
    public Background(String name, int threads) {
        this.name = name;
        this.threads = BoundedThreads.start(name, threads, WAITING_TASKS);
    }

    /** Does the work; fails with {@link Reason#UNAVAILABLE} when too much waits already. */
    public <T> CompletableFuture<T> run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new ServiceException(
                    Reason.UNAVAILABLE, "too many requests wait for a " + name + "; send the request again later"));
        }
    }

    /** Takes no more work; what waits is still done. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
