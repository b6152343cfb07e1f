package io.writeproof.service.orchestration;

import io.writeproof.service.orchestration.store.FailureClass;
import java.util.Locale;

/** Hears what the dispatchers of this process do; thread-safe and quick, and must not throw. */
public interface OrchestrationListener {

    /** Which queue something is about. */
    enum Queue {
        ORCHESTRATOR,
        WORKER;

        /** Its name in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A start has been committed. */
    void started();

    /** An item has been handed out, for the {@code attempt}-th time. */
    void fetched(Queue queue, int attempt);

    /** An activity has been done, or given up, and its outcome is committed. */
    void activityEnded();

    /** An instance has completed, this long after its start was committed. */
    void completed(long micros);

    /** An instance has failed. */
    void failed(FailureClass failureClass);

    /** What this process said about an item came too late: somebody else has it. */
    void tooLate(Queue queue);

    /** The database did not do what a dispatcher asked. */
    void storeFailed(FailureClass failureClass);
}
