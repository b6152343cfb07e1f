package io.writeproof.service.classify;

/**
 * Hears what the model does, for metrics.
 *
 * <p>Called on the model's thread, so implementations must be quick, and must not throw.
 */
public interface ModelListener {

    /**
     * The model has been called.
     *
     * @param size queries of the batch, 1 or more
     * @param nanos how long it took
     */
    void inferred(int size, long nanos);

    /**
     * One query of that batch has its answer.
     *
     * @param waitedNanos how long it waited for the model to begin
     */
    void classified(Classification classification, long waitedNanos);
}
