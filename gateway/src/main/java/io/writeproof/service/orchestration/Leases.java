package io.writeproof.service.orchestration;

import io.writeproof.service.orchestration.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews leases while their holders work, each when half of it is over. Thread-safe. */
final class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private final ScheduledExecutorService timer;

    Leases(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Does the work, and has a lease of this length begin anew by {@code renewal} for as long as that takes. */
    void during(Duration lease, Runnable renewal, Runnable work) {
        long millis = Math.max(1, lease.toMillis() / 2);
        ScheduledFuture<?> renewals =
                timer.scheduleWithFixedDelay(() -> renew(renewal), millis, millis, TimeUnit.MILLISECONDS);
        try {
            work.run();
        } finally {
            renewals.cancel(false);
        }
    }

    /** A renewal that fails is tried again at its next time: that may still be before the lease is over. */
    private static void renew(Runnable renewal) {
        try {
            renewal.run();
        } catch (StoreException e) {
            LOG.warn("A lease could not be renewed: {}", e.getMessage());
        }
    }
}
