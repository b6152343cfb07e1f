package io.writeproof.service.classify;

import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.write.RowQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Collects queries and has the model classify many at once, on one thread, as there is one device.
 *
 * <p>A batch is taken when it is full or its first query has waited long enough, and never while another is under way; so what
 * arrives during a batch shares the next, and batches grow by themselves with the load. Thread-safe.
 */
public final class Batcher {

    private static final int ALWAYS_BESIDE = 1;

    private final Settings settings;
    private final Model model;
    private final ModelListener listener;
    private final LongSupplier nanoClock;
    private final RowQueue<Waiting> queue;
    private final Thread thread = new Thread(this::run, "model");

    /**
     * The sizes of the queue.
     *
     * @param maxSize queries of a batch at most, 1 or more
     * @param maxWait how long a query waits for others at most, more than zero
     * @param queueCapacity queries that may wait, 1 or more; beyond it they are refused
     */
    public record Settings(int maxSize, Duration maxWait, int queueCapacity) {}

    private record Waiting(Query query, CompletableFuture<Classification> answer, long sinceNanos) {}

    private Batcher(Settings settings, Model model, ModelListener listener, LongSupplier nanoClock) {
        this.settings = settings;
        this.model = model;
        this.listener = listener;
        this.nanoClock = nanoClock;
        this.queue = new RowQueue<>(
                settings.queueCapacity(), settings.maxSize(), settings.maxWait().toNanos(), ALWAYS_BESIDE);
    }

    /** A batcher whose thread runs until {@link #drain}. */
    public static Batcher start(Settings settings, Model model, ModelListener listener, LongSupplier nanoClock) {
        Batcher batcher = new Batcher(settings, model, listener, nanoClock);
        batcher.thread.setDaemon(true);
        batcher.thread.start();
        return batcher;
    }

    /**
     * Takes a query; never blocks.
     *
     * @return completes on the model's thread; fails with whatever the model threw
     * @throws ServiceException that says {@link Reason#UNAVAILABLE} if too many queries wait already, or this has been drained
     */
    CompletableFuture<Classification> submit(Query query) {
        Waiting waiting = new Waiting(query, new CompletableFuture<>(), nanoClock.getAsLong());
        return switch (queue.offer(waiting)) {
            case ACCEPTED -> waiting.answer();
            case FULL ->
                throw new ServiceException(
                        Reason.UNAVAILABLE,
                        "the model's queue is full, which holds " + settings.queueCapacity()
                                + " queries; nothing was classified, send the request again later");
            case CLOSED -> throw stopping();
        };
    }

    private static ServiceException stopping() {
        return new ServiceException(
                Reason.UNAVAILABLE, "the gateway is stopping; nothing was classified, send the request again later");
    }

    private void run() {
        try {
            for (List<Waiting> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                classify(batch);
                queue.written();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but to end it.
            Thread.currentThread().interrupt();
        }
    }

    private void classify(List<Waiting> batch) {
        long start = nanoClock.getAsLong();
        List<Classification> classifications;
        try {
            classifications = answersTo(batch.stream().map(Waiting::query).toList());
        } catch (RuntimeException | Error e) {
            batch.forEach(waiting -> waiting.answer().completeExceptionally(e));
            return;
        }
        listener.inferred(batch.size(), nanoClock.getAsLong() - start);
        for (int i = 0; i < batch.size(); i++) {
            listener.classified(classifications.get(i), start - batch.get(i).sinceNanos());
            batch.get(i).answer().complete(classifications.get(i));
        }
    }

    private List<Classification> answersTo(List<Query> batch) {
        List<Classification> classifications = model.classify(batch);
        if (classifications.size() != batch.size()) {
            throw new IllegalStateException("The model gave " + classifications.size()
                    + " classifications: expected one for each of " + batch.size() + " queries");
        }
        return classifications;
    }

    /** Queries that wait for the model to begin. */
    public int depth() {
        return queue.size();
    }

    /** Whether there is a thread to call the model. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    public Settings settings() {
        return settings;
    }

    /** Refuses further queries, has those that wait classified without lingering, and after the deadline fails the rest. */
    public void drain(Duration deadline) {
        queue.close();
        try {
            thread.join(Math.max(1, deadline.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.removeAll().forEach(waiting -> waiting.answer().completeExceptionally(stopping()));
    }
}
