package io.writeproof.write;

import java.util.List;

/**
 * Hears what becomes of rows, for metrics, logs and counts.
 *
 * <p>Called on the thread that writes, so implementations must be thread-safe and quick, and must not throw. What they throw
 * goes to that thread's handler of uncaught exceptions and changes nothing for the rows.
 */
public interface WriteListener<R> {

    /**
     * Rows have been committed.
     *
     * @param rows those of one transaction, at least one
     * @param nanos how long their transaction took, including the wait for a connection
     */
    default void committed(List<R> rows, long nanos) {}

    /** A row has been refused, by PostgreSQL or because PostgreSQL could not hold it as it is, and will not be there. */
    default void rejected(R row, RowRejectedException why) {}

    /** Rows could not be written and are given up. */
    default void failed(List<R> rows, WriteFailedException why) {}

    /** A write is about to be tried again; {@code why} names no values. */
    default void retrying(int rows, String why) {}

    /** A listener that does nothing. */
    static <R> WriteListener<R> silent() {
        return new WriteListener<>() {};
    }
}
