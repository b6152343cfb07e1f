package io.writeproof.service.orchestration;

import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.orchestration.store.InstanceStatus;
import io.writeproof.service.orchestration.store.OrchestrationStore;
import io.writeproof.service.orchestration.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells callers how far instances have come, now or when they have ended, without a thread or a connection for each of them.
 *
 * <p>What ends in this process is told by its dispatchers. What ends elsewhere is found by asking the database, on one thread
 * and for all instances in one statement: at once, then after 5, 10, 20 ms and so on up to 100 ms, as in the source provider.
 * Thread-safe.
 */
final class Watches implements AutoCloseable {

    private static final int MOST = 10_000;
    private static final Duration TICK = Duration.ofMillis(5);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final OrchestrationStore store;
    private final Map<String, Set<Watch>> watches = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Bell bell = new Bell();
    private final Thread thread = new Thread(this::run, "status");
    private volatile boolean closed;

    Watches(OrchestrationStore store) {
        this.store = store;
        thread.setDaemon(true);
    }

    /** Starts the thread that asks; apart from the constructor, so that it sees no half-made object. */
    Watches start() {
        thread.start();
        return this;
    }

    /**
     * How far an instance has come when it has ended or is not found, but not later than this.
     *
     * @param most zero for how far it has come now
     * @return fails with {@link Reason#UNAVAILABLE} if the database could not be asked in the end, or too many wait already
     */
    CompletableFuture<InstanceStatus> status(String instanceId, Duration most) {
        if (closed || count.get() >= MOST) {
            return CompletableFuture.failedFuture(new ServiceException(
                    Reason.UNAVAILABLE, "the gateway stops, or too many wait for instances; ask again later"));
        }
        Watch watch = new Watch(instanceId, System.nanoTime(), most);
        count.incrementAndGet();
        watches.compute(
                instanceId, (id, others) -> with(watch, others == null ? ConcurrentHashMap.newKeySet() : others));
        CompletableFuture<?> unused = watch.answer().whenComplete((status, failure) -> forget(watch));
        bell.ring();
        if (closed) {
            // Since the look above; nobody else would answer it.
            watch.answer().complete(InstanceStatus.RUNNING);
        }
        return watch.answer();
    }

    private static Set<Watch> with(Watch watch, Set<Watch> others) {
        others.add(watch);
        return others;
    }

    private void forget(Watch watch) {
        count.decrementAndGet();
        watches.computeIfPresent(
                watch.instanceId(), (id, others) -> others.remove(watch) && others.isEmpty() ? null : others);
    }

    /** An instance has ended in this process. */
    void ended(String instanceId, InstanceStatus status) {
        watches.getOrDefault(instanceId, Set.of())
                .forEach(watch -> watch.answer().complete(status));
    }

    private Stream<Watch> all() {
        return watches.values().stream().flatMap(Set::stream);
    }

    private void run() {
        try {
            while (!closed) {
                long heard = bell.rings();
                long now = System.nanoTime();
                List<Watch> due = all().filter(watch -> watch.isDue(now)).toList();
                if (!due.isEmpty()) {
                    ask(due);
                }
                bell.await(heard, watches.isEmpty() ? IDLE : TICK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(List<Watch> due) {
        try {
            Map<String, InstanceStatus> found =
                    store.statuses(due.stream().map(Watch::instanceId).collect(Collectors.toSet()));
            long now = System.nanoTime();
            due.forEach(watch -> watch.heard(found.getOrDefault(watch.instanceId(), InstanceStatus.NOT_FOUND), now));
        } catch (StoreException e) {
            long now = System.nanoTime();
            due.forEach(watch -> watch.heardNothing(e, now));
        }
    }

    /** Answers all who wait with what is known, and takes no more. */
    @Override
    public void close() {
        closed = true;
        all().forEach(watch -> watch.answer().complete(InstanceStatus.RUNNING));
        bell.ring();
    }
}
