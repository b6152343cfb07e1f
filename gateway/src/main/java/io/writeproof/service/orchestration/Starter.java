package io.writeproof.service.orchestration;

import io.writeproof.service.Background;
import io.writeproof.service.HandOff;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.WriteWatch;
import io.writeproof.service.orchestration.store.OrchestrationStore;
import io.writeproof.service.orchestration.store.StoreException;
import io.writeproof.write.Receipt;
import io.writeproof.write.RowRejectedException;
import io.writeproof.write.WriteFailedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes starts, each instance once.
 *
 * <p>It writes first and looks afterwards: the table decides between those who start the same instance, and a start that is new,
 * which is nearly every one, costs no read. Starting the same again, with the same input, changes nothing and is no error.
 * Thread-safe.
 */
final class Starter {

    private final HandOff<Start> rows;
    private final WriteWatch<Start> watch;
    private final OrchestrationStore store;
    private final Background readers;

    Starter(HandOff<Start> rows, WriteWatch<Start> watch, OrchestrationStore store, Background readers) {
        this.rows = rows;
        this.watch = watch;
        this.store = store;
        this.readers = readers;
    }

    /** Completes after the commit. */
    CompletionStage<Start> start(Start start) {
        long retriesBefore = watch.retries();
        return written(start)
                .handle((receipt, failure) -> outcome(start, unwrapped(failure), retriesBefore))
                .thenCompose(Function.identity());
    }

    private CompletionStage<Receipt> written(Start start) {
        try {
            return rows.write(start);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private CompletionStage<Start> outcome(Start start, @Nullable Throwable failure, long retriesBefore) {
        if (failure == null && watch.retries() == retriesBefore) {
            return CompletableFuture.completedStage(start);
        }
        return failure == null || WriteWatch.isThere(failure)
                ? readers.run(() -> settled(start))
                : CompletableFuture.failedStage(translated(failure));
    }

    /** Whose start it is that is there. */
    private Start settled(Start start) {
        try {
            boolean same = store.startOf(start.instanceId())
                    .filter(start.message()::equals)
                    .isPresent();
            if (same) {
                return start;
            }
        } catch (StoreException e) {
            throw new ServiceException(Reason.UNAVAILABLE, e.getMessage() + "; send the request again later");
        }
        throw new ServiceException(
                Reason.CONFLICT,
                "instance_id: an instance of this name has been started with another orchestration or input; choose"
                        + " another name");
    }

    /** What was refused before anything happened stays as it is. */
    private static Throwable translated(Throwable failure) {
        if (failure instanceof RowRejectedException) {
            return new ServiceException(Reason.UNUSABLE, String.valueOf(failure.getMessage()));
        }
        return failure instanceof WriteFailedException
                ? new ServiceException(
                        Reason.UNAVAILABLE,
                        "the start was not acknowledged: " + failure.getMessage()
                                + "; send it again later, it starts nothing twice")
                : failure;
    }
}
