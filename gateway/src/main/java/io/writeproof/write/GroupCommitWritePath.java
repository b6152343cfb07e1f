package io.writeproof.write;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledges a row after its commit, as {@code sync} does, but lets rows that arrive during a commit share the next.
 *
 * <p>PostgreSQL itself lets concurrent commits share a flush; what this saves is the work per statement and transaction. There
 * is no linger: the rows that wait are taken as soon as a commit is over, so the batch grows by itself with the number of
 * callers. A caller that waits and finds nothing under way writes its row on its own thread, unless the last commit was
 * shared: others will come then, and share this one.
 */
final class GroupCommitWritePath<R> implements WritePath<R> {

    /**
     * Rows that must wait for a second transaction to begin beside the first. With fewer it is better to wait for the first:
     * two small transactions cost the server nearly twice the work of a common one.
     */
    private static final int BESIDE_ROWS = 24;

    private record Waiting<R>(R row, CompletableFuture<Receipt> receipt) {}

    private final WriteSettings settings;
    private final RowQueue<Waiting<R>> queue;
    private final RowWriter<R> writer;
    private final Tally<R> tally;
    private final Redelivery<R> redelivery;
    private final Pending pending = new Pending();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final BackgroundWriters<Waiting<R>> writers;

    GroupCommitWritePath(
            DataSource connections, Destination<R> destination, WriteSettings settings, WriteListener<R> listener) {
        this.settings = settings;
        this.tally = new Tally<>(listener);
        this.writer = new RowWriter<>(connections, destination, settings.retryFor(), tally);
        this.redelivery = new Redelivery<>(writer, pending, closed::get);
        this.queue = new RowQueue<>(settings.queueCapacity(), settings.maxRows(), 0, BESIDE_ROWS);
        this.writers = new BackgroundWriters<>(mode(), settings.writers(), queue, this::writeGroup);
    }

    /** Starts the background writers; apart from the constructor, so that no thread sees a half-made object. */
    GroupCommitWritePath<R> start() {
        writers.start();
        return this;
    }

    @Override
    public CompletionStage<Receipt> write(R row) {
        pending.add();
        if (closed.get()) {
            return refused(new WritePathClosedException());
        }
        Waiting<R> waiting = new Waiting<>(row, new CompletableFuture<>());
        return switch (queue.offer(waiting)) {
            case ACCEPTED -> waiting.receipt();
            case FULL -> refused(new QueueFullException(settings.queueCapacity()));
            case CLOSED -> refused(new WritePathClosedException());
        };
    }

    /** One row, one transaction when nothing is under way; otherwise shared as by {@link #write}. */
    @Override
    public Receipt writeAndWait(R row) {
        if (!queue.tryAlone()) {
            return WritePath.super.writeAndWait(row);
        }
        pending.add();
        try {
            List<Unwritten<R>> failures = writer.write(List.of(row));
            if (failures.isEmpty()) {
                return Receipt.COMMITTED;
            }
            throw failures.get(0).why();
        } finally {
            queue.writtenAlone();
            pending.finish(1);
        }
    }

    private CompletionStage<Receipt> refused(WriteException why) {
        pending.finish(1);
        return CompletableFuture.failedStage(why);
    }

    @SuppressWarnings("ThreadPriorityCheck") // The yield makes groups larger; nothing depends on it.
    private void writeGroup(List<Waiting<R>> group) {
        finish(group, writer.write(group.stream().map(Waiting::row).toList()));
        // Callers that have just been answered often come back at once. Letting them go first costs nothing when there
        // are none, and otherwise puts their next rows into this thread's next transaction.
        Thread.yield();
    }

    /** Rows are pending until their callers know: whoever has drained the path may look at its receipts. */
    private void finish(List<Waiting<R>> group, List<Unwritten<R>> failures) {
        IdentityHashMap<R, WriteException> failed = new IdentityHashMap<>(failures.size());
        failures.forEach(f -> failed.put(f.row(), f.why()));
        for (Waiting<R> waiting : group) {
            @Nullable WriteException why = failed.get(waiting.row());
            if (why == null) {
                waiting.receipt().complete(Receipt.COMMITTED);
            } else {
                waiting.receipt().completeExceptionally(why);
            }
        }
        pending.finish(group.size());
    }

    @Override
    public List<Unwritten<R>> writeIfAbsent(List<R> rows) {
        return redelivery.write(rows);
    }

    @Override
    public WriteMode mode() {
        return WriteMode.GROUP_COMMIT;
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
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        List<Waiting<R>> left = writers.stop(pending, settings.retryFor());
        if (!left.isEmpty()) {
            WriteFailedException why = BackgroundWriters.leftBehind(left.size());
            tally.failed(left.stream().map(Waiting::row).toList(), why);
            finish(left, left.stream().map(w -> new Unwritten<>(w.row(), why)).toList());
        }
    }
}
