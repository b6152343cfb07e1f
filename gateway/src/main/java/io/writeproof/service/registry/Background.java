package io.writeproof.service.registry;

import io.writeproof.service.BoundedThreads;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Threads that do one kind of work for callers that must not wait. Thread-safe. */
final class Background implements AutoCloseable {

    private static final int WAITING_TASKS = 1_000;

    private final String name;
    private final ExecutorService threads;

    Background(String name, int threads) {
        this.name = name;
        this.threads = BoundedThreads.start(name, threads, WAITING_TASKS);
    }

    /** Does the work; fails with {@link Reason#UNAVAILABLE} when too much waits already. */
    <T> CompletableFuture<T> run(Supplier<T> work) {
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
