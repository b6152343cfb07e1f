package io.writeproof.write;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Accepts rows one at a time and promises something about each.
 *
 * @implSpec Implementations are thread-safe. {@link #write} never throws: whatever goes wrong fails the stage with a
 *     {@link WriteException}. A row whose stage completed normally is covered by its {@link Receipt}'s promise. Every row
 *     that was accepted ends in exactly one of three ways, each told to the {@link WriteListener}: committed, rejected,
 *     failed. No row is committed twice.
 */
public interface WritePath<R> extends AutoCloseable {

    /**
     * Takes one row.
     *
     * @return completes with what has been promised; fails with {@link QueueFullException} or
     *     {@link WritePathClosedException} when the row was refused, and, where the promise is
     *     {@link Promise#COMMITTED}, with {@link RowRejectedException} or {@link WriteFailedException}
     * @implSpec A path whose mode {@linkplain WriteMode#blocksCaller() blocks its caller} returns a finished stage; the
     *     others return at once.
     */
    CompletionStage<Receipt> write(R row);

    /**
     * Takes one row and returns when it is acknowledged: for callers that have a thread to wait with.
     *
     * @return what has been promised
     * @throws WriteException as {@link #write} fails
     * @implSpec A path may do the work on this thread where that is faster.
     */
    default Receipt writeAndWait(R row) {
        try {
            return write(row).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof WriteException why ? why : e;
        }
    }

    /**
     * Writes rows that may be there already, in one transaction, and returns when that is over: for callers that
     * deliver a row again until they know that it is there.
     *
     * @return the rows that are not there, and why; empty in the ordinary case. A row that is there already is left as
     *     it is and counts as committed. One that was given up after retries remains the caller's: the listener does
     *     not hear of it
     * @implSpec Whatever the mode, the work is done on this thread, and a row that is not in the answer is committed.
     */
    List<Unwritten<R>> writeIfAbsent(List<R> rows);

    /** The mode in force. */
    WriteMode mode();

    /** Rows accepted and not yet committed, rejected or failed. */
    int pending();

    /**
     * Waits until nothing is pending, without waiting for flush intervals; the path stays open.
     *
     * <p>For callers who have stopped writing: rows that arrive meanwhile prolong the wait.
     *
     * @param deadline how long to wait at most
     * @return what has become of the rows so far; rows still pending count as lost
     */
    DrainReport drain(Duration deadline);

    /**
     * Refuses further rows, drains for as long as a retry may take, reports what is left as failed, and frees the writers.
     *
     * @implSpec Idempotent. Does not close the connections' source.
     */
    @Override
    void close();
}
