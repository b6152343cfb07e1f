package io.writeproof.write;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/** One row, one transaction, on the caller's thread. */
final class SyncWritePath<R> implements WritePath<R> {

    private static final CompletionStage<Receipt> COMMITTED = CompletableFuture.completedStage(Receipt.COMMITTED);

    private final RowWriter<R> writer;
    private final Tally<R> tally;
    private final Duration retryFor;
    private final Pending pending = new Pending();
    private volatile boolean closed;

    SyncWritePath(
            DataSource connections, Destination<R> destination, WriteSettings settings, WriteListener<R> listener) {
        this.tally = new Tally<>(listener);
        this.retryFor = settings.retryFor();
        this.writer = new RowWriter<>(connections, destination, retryFor, tally);
    }

    @Override
    public CompletionStage<Receipt> write(R row) {
        pending.add();
        try {
            if (closed) {
                return CompletableFuture.failedStage(new WritePathClosedException());
            }
            List<RowWriter.Failure<R>> failures = writer.write(List.of(row));
            return failures.isEmpty()
                    ? COMMITTED
                    : CompletableFuture.failedStage(failures.get(0).why());
        } finally {
            pending.finish(1);
        }
    }

    @Override
    public WriteMode mode() {
        return WriteMode.SYNC;
    }

    @Override
    public int pending() {
        return pending.count();
    }

    @Override
    public DrainReport drain(Duration deadline) {
        return tally.drain(pending, deadline);
    }

    @Override
    public void close() {
        closed = true;
        drain(retryFor);
    }
}
