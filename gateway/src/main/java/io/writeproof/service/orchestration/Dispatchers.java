package io.writeproof.service.orchestration;

import io.writeproof.service.orchestration.store.OrchestrationStore;
import io.writeproof.service.orchestration.store.OrchestrationStore.Depths;
import io.writeproof.service.orchestration.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The dispatchers of this process: the threads that bring instances further. Thread-safe. */
public final class Dispatchers {

    private static final int TIMER_THREADS = 2;

    private final Dispatching shared;
    private final ScheduledThreadPoolExecutor timer;
    private final List<Thread> threads = new ArrayList<>();
    private volatile Depths depths = new Depths(0, 0);

    /**
     * Sizes and times of the dispatchers.
     *
     * @param orchestrators dispatchers that take turns with instances, 0 or more
     * @param workers dispatchers that do activities, 0 or more
     * @param orchestratorLease how long an instance is held without being heard of
     * @param workerLease how long an activity is held without being heard of
     * @param maxAttempts how often something is handed out before it is given up, 1 or more
     * @param poll how long work from another process may wait for an idle dispatcher
     */
    public record Settings(
            int orchestrators,
            int workers,
            Duration orchestratorLease,
            Duration workerLease,
            int maxAttempts,
            Duration poll) {}

    private Dispatchers(Dispatching shared, ScheduledThreadPoolExecutor timer) {
        this.shared = shared;
        this.timer = timer;
    }

    /** Starts the threads. */
    static Dispatchers start(
            Settings settings,
            OrchestrationStore store,
            Catalogue catalogue,
            OrchestrationListener listener,
            Watches watches) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(TIMER_THREADS, task -> {
            Thread thread = new Thread(task, "orchestration-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        Dispatchers dispatchers = new Dispatchers(
                new Dispatching(
                        settings,
                        store,
                        catalogue,
                        listener,
                        new Leases(timer),
                        new Bell(),
                        new Bell(),
                        watches,
                        new CountDownLatch(1)),
                timer);
        dispatchers.start();
        return dispatchers;
    }

    private void start() {
        Future<?> unused = timer.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
        Settings settings = shared.settings();
        start("orchestrator", settings.orchestrators(), new OrchestratorStep(shared), shared.messages());
        start("worker", settings.workers(), new WorkerStep(shared), shared.work());
    }

    private void start(String name, int count, BooleanSupplier step, Bell bell) {
        for (int number = 1; number <= count; number++) {
            Thread thread = new Thread(new Dispatcher(step, bell, shared), name + "-" + number);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void look() {
        try {
            depths = shared.store().depths();
        } catch (StoreException e) {
            shared.listener().storeFailed(e.failureClass());
        }
    }

    /** What waited in the queues when it was last looked at, once a second. */
    Depths depths() {
        return depths;
    }

    /** A message has been sent to an instance by this process. */
    void messageArrived() {
        shared.messages().ring();
    }

    /** Nothing more is taken; activities that wait are given back. */
    void stop() {
        shared.stop().countDown();
        shared.messages().ring();
        shared.work().ring();
    }

    /** Waits, within the deadline, for what was in hand. */
    void drain(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
    }
}
