package io.writeproof.write;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * Acknowledges a row at once and writes it in the background, from a bounded queue, alone or in batches.
 *
 * <p>With batches of one row this is the {@code async} mode; with larger ones, {@code batch.*}.
 */
final class QueuedWritePath<R> implements WritePath<R> {

    /** Nobody waits for these rows, so the writers need not wait for one another. */
    private static final int ALWAYS_BESIDE = 1;

    private static final CompletionStage<Receipt> QUEUED = CompletableFuture.completedStage(Receipt.QUEUED);

    private final WriteMode mode;
    private final WriteSettings settings;
    private final RowQueue<R> queue;
    private final RowWriter<R> writer;
    private final Tally<R> tally;
    private final Redelivery<R> redelivery;
    private final Pending pending = new Pending();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final BackgroundWriters<R> writers;

    QueuedWritePath(
            WriteMode mode,
            DataSource connections,
            Destination<R> destination,
            WriteSettings settings,
            WriteListener<R> listener) {
        this.mode = mode;
        this.settings = settings;
        this.tally = new Tally<>(listener);
        this.writer = new RowWriter<>(connections, destination, settings.retryFor(), tally);
        this.redelivery = new Redelivery<>(writer, pending, closed::get);
        this.queue = new RowQueue<>(
                settings.queueCapacity(),
                settings.maxRows(),
                settings.flushInterval().toNanos(),
                ALWAYS_BESIDE);
        this.writers = new BackgroundWriters<>(mode, settings.writers(), queue, this::writeBatch);
    }

    /** Starts the background writers; apart from the constructor, so that no thread sees a half-made object. */
    QueuedWritePath<R> start() {
        writers.start();
        return this;
    }

    @Override
    public CompletionStage<Receipt> write(R row) {
        pending.add();
        return switch (queue.offer(row)) {
            case ACCEPTED -> QUEUED;
            case FULL -> refused(new QueueFullException(settings.queueCapacity()));
            case CLOSED -> refused(new WritePathClosedException());
        };
    }

    private CompletionStage<Receipt> refused(WriteException why) {
        pending.finish(1);
        return CompletableFuture.failedStage(why);
    }

    private void writeBatch(List<R> batch) {
        writer.write(batch);
        pending.finish(batch.size());
    }

    @Override
    public List<Unwritten<R>> writeIfAbsent(List<R> rows) {
        return redelivery.write(rows);
    }

    @Override
    public WriteMode mode() {
        return mode;
    }

    @Override
    public int pending() {
        return pending.count();
    }

    @Override
    public DrainReport drain(Duration deadline) {
        queue.stopLingering();
        try {
            return tally.drain(pending, deadline);
        } finally {
            queue.resumeLingering();
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        List<R> left = writers.stop(pending, settings.retryFor());
        if (!left.isEmpty()) {
            pending.finish(left.size());
            tally.failed(left, BackgroundWriters.leftBehind(left.size()));
        }
    }
}
