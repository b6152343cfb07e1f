package io.writeproof.service.orchestration;

import io.writeproof.service.orchestration.store.FailureClass;
import io.writeproof.service.orchestration.store.OrchestrationStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the dispatchers of one process share. Thread-safe.
 *
 * @param messages rings when this process has sent a message to an instance
 * @param work rings when this process has scheduled activities
 * @param watches is told what has ended
 * @param stop is down when no further item is to be taken
 */
record Dispatching(
        Dispatchers.Settings settings,
        OrchestrationStore store,
        Catalogue catalogue,
        OrchestrationListener listener,
        Leases leases,
        Bell messages,
        Bell work,
        Watches watches,
        CountDownLatch stop) {

    private static final Duration PAUSE = Duration.ofMillis(20);

    boolean isStopping() {
        return stop.getCount() == 0;
    }

    /** Waits for so long, or until the process is told to stop; true then. */
    boolean isStoppedWithin(Duration duration) {
        try {
            return stop.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    boolean isLast(int attempt) {
        return attempt >= settings.maxAttempts();
    }

    boolean isBeyond(int attempt) {
        return attempt > settings.maxAttempts();
    }

    /** Longer after each attempt. */
    static Duration pauseAfter(int attempt) {
        return PAUSE.multipliedBy(attempt);
    }

    /** Why something is not handed out any more. */
    Failure givenUp(String what) {
        return new Failure(
                FailureClass.INFRASTRUCTURE,
                what + " was given up: it was handed out " + settings.maxAttempts()
                        + " times and none of its holders came to an end; see the logs of the gateways");
    }
}
