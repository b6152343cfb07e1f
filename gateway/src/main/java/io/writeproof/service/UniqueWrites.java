package io.writeproof.service;

import io.writeproof.service.ServiceException.Reason;
import io.writeproof.write.Receipt;
import io.writeproof.write.RowRejectedException;
import io.writeproof.write.WriteFailedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of which each may be there once.
 *
 * <p>It writes first and looks afterwards: the table decides between callers who write the same at the same time, and a row that
 * is new, which is nearly every one, costs no read. Thread-safe.
 */
public final class UniqueWrites<R> {

    private final HandOff<R> rows;
    private final WriteWatch<R> watch;
    private final Background readers;
    private final Function<WriteFailedException, String> unacknowledged;

    /**
     * @param watch hears from the path behind {@code rows}
     * @param readers look whose row is there
     * @param unacknowledged what a caller is told when nobody knows whether the row is there
     */
    public UniqueWrites(
            HandOff<R> rows,
            WriteWatch<R> watch,
            Background readers,
            Function<WriteFailedException, String> unacknowledged) {
        this.rows = rows;
        this.watch = watch;
        this.readers = readers;
        this.unacknowledged = unacknowledged;
    }

    /**
     * Writes a row.
     *
     * @param written the answer when the row is this caller's
     * @param settled looks whose row it is, when that is not certain; may block, and throws what the caller is to be told
     * @return completes after the commit; fails with a {@link ServiceException}, or as {@link HandOff#write} refuses a row
     */
    public <T> CompletionStage<T> write(R row, T written, Supplier<T> settled) {
        long retriesBefore = watch.retries();
        return handed(row)
                .handle((receipt, failure) -> outcome(written, settled, unwrapped(failure), retriesBefore))
                .thenCompose(Function.identity());
    }

    private CompletionStage<Receipt> handed(R row) {
        try {
            return rows.write(row);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private <T> CompletionStage<T> outcome(
            T written, Supplier<T> settled, @Nullable Throwable failure, long retriesBefore) {
        if (failure == null) {
            // A row that is there is not refused for want of a reader: no more of these wait than rows were being
            // written when a connection was lost.
            return watch.retries() == retriesBefore
                    ? CompletableFuture.completedStage(written)
                    : readers.runWhenThereIsRoom(settled);
        }
        return WriteWatch.isThere(failure) ? readers.run(settled) : CompletableFuture.failedStage(translated(failure));
    }

    /** What was refused before anything happened stays as it is. */
    private Throwable translated(Throwable failure) {
        if (failure instanceof RowRejectedException) {
            return new ServiceException(Reason.UNUSABLE, String.valueOf(failure.getMessage()));
        }
        return failure instanceof WriteFailedException unknown
                ? new ServiceException(Reason.UNAVAILABLE, unacknowledged.apply(unknown))
                : failure;
    }
}
