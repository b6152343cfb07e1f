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
    private final Redelivery<R> redelivery;
    private final Duration retryFor;
    private final Pending pending = new Pending();
    private volatile boolean closed;

    SyncWritePath(
            DataSource connections, Destination<R> destination, WriteSettings settings, WriteListener<R> listener) {
        this.tally = new Tally<>(listener);
        this.retryFor = settings.retryFor();
        this.writer = new RowWriter<>(connections, destination, retryFor, tally);
        this.redelivery = new Redelivery<>(writer, pending, () -> closed);
    }

    @Override
    public CompletionStage<Receipt> write(R row) {
        pending.add();
        try {
            if (closed) {
                return CompletableFuture.failedStage(new WritePathClosedException());
            }
            List<Unwritten<R>> failures = writer.write(List.of(row));
            return failures.isEmpty()
                    ? COMMITTED
                    : CompletableFuture.failedStage(failures.get(0).why());
        } finally {
            pending.finish(1);
        }
    }

    @Override
    public List<Unwritten<R>> writeIfAbsent(List<R> rows) {
        return redelivery.write(rows);
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
