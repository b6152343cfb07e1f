package io.writeproof.write;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledges a row after its commit, as {@code sync} does, but lets rows that arrive during a commit share the next.
 *
 * <p>PostgreSQL itself lets concurrent commits share a flush; what this saves is the work per statement and transaction. There
 * is no linger: a writer takes whatever is queued as soon as it is free, so the batch grows by itself with the number of
 * callers. A caller that finds nothing queued writes its own row on its own thread, as long as few others do so: with a few
 * callers the hand-over to a writer and back would cost more than sharing saves.
 */
final class GroupCommitWritePath<R> implements WritePath<R> {

    /** Callers that may write on their own threads at the same time. */
    private static final int ALONE_AT_ONCE = 4;

    private static final CompletionStage<Receipt> COMMITTED = CompletableFuture.completedStage(Receipt.COMMITTED);

    private record Waiting<R>(R row, CompletableFuture<Receipt> receipt) {}

    private final WriteSettings settings;
    private final RowQueue<Waiting<R>> queue;
    private final RowWriter<R> writer;
    private final Tally<R> tally;
    private final Pending pending = new Pending();
    private final AtomicInteger shared = new AtomicInteger();
    private final AtomicInteger alone = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final BackgroundWriters<Waiting<R>> writers;

    GroupCommitWritePath(
            DataSource connections, Destination<R> destination, WriteSettings settings, WriteListener<R> listener) {
        this.settings = settings;
        this.tally = new Tally<>(listener);
        this.writer = new RowWriter<>(connections, destination, settings.retryFor(), tally);
        this.queue = new RowQueue<>(settings.queueCapacity(), settings.maxRows(), 0);
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
        return shared.get() == 0 && mayWriteAlone() ? writeAlone(row) : writeShared(row);
    }

    private boolean mayWriteAlone() {
        if (alone.incrementAndGet() <= ALONE_AT_ONCE) {
            return true;
        }
        alone.decrementAndGet();
        return false;
    }

    private CompletionStage<Receipt> writeAlone(R row) {
        try {
            List<RowWriter.Failure<R>> failures = writer.write(List.of(row));
            return failures.isEmpty()
                    ? COMMITTED
                    : CompletableFuture.failedStage(failures.get(0).why());
        } finally {
            alone.decrementAndGet();
            pending.finish(1);
        }
    }

    private CompletionStage<Receipt> writeShared(R row) {
        shared.incrementAndGet();
        Waiting<R> waiting = new Waiting<>(row, new CompletableFuture<>());
        return switch (queue.offer(waiting)) {
            case ACCEPTED -> waiting.receipt();
            case FULL -> refusedFromQueue(new QueueFullException(settings.queueCapacity()));
            case CLOSED -> refusedFromQueue(new WritePathClosedException());
        };
    }

    private CompletionStage<Receipt> refusedFromQueue(WriteException why) {
        shared.decrementAndGet();
        return refused(why);
    }

    private CompletionStage<Receipt> refused(WriteException why) {
        pending.finish(1);
        return CompletableFuture.failedStage(why);
    }

    private void writeGroup(List<Waiting<R>> group) {
        finish(group, writer.write(group.stream().map(Waiting::row).toList()));
    }

    private void finish(List<Waiting<R>> group, List<RowWriter.Failure<R>> failures) {
        shared.addAndGet(-group.size());
        pending.finish(group.size());
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
            finish(
                    left,
                    left.stream()
                            .map(w -> new RowWriter.Failure<>(w.row(), why))
                            .toList());
        }
    }
}
