package io.writeproof.service.ingest;

/**
 * Hears what has been committed, for metrics.
 *
 * <p>Called on the workers' threads, so implementations must be thread-safe and quick, and must not throw.
 */
public interface BatchListener {

    /** A batch of so many messages has been committed. */
    void committed(int messages);

    /** One message of that batch took so long from its receipt to the commit. */
    void latency(long nanos);
}
