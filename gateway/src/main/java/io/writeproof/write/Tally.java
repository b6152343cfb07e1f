package io.writeproof.write;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of rows and passes it on, to a listener that may throw. Thread-safe. */
final class Tally<R> implements WriteListener<R> {

    private final WriteListener<R> next;
    private final LongAdder committed = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder failed = new LongAdder();

    Tally(WriteListener<R> next) {
        this.next = next;
    }

    @Override
    public void committed(List<R> rows, long nanos) {
        committed.add(rows.size());
        tell(() -> next.committed(rows, nanos));
    }

    @Override
    public void rejected(R row, RowRejectedException why) {
        rejected.increment();
        tell(() -> next.rejected(row, why));
    }

    @Override
    public void failed(List<R> rows, WriteFailedException why) {
        failed.add(rows.size());
        tell(() -> next.failed(rows, why));
    }

    @Override
    public void retrying(int rows, String why) {
        tell(() -> next.retrying(rows, why));
    }

    /** A listener that throws breaks its contract; what it hears of is done all the same, and must not look undone. */
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException | Error e) {
            BackgroundWriters.report(e);
        }
    }

    /** Waits until nothing is pending or the deadline has passed, and says what has become of all rows. */
    DrainReport drain(Pending pending, Duration deadline) {
        Duration took = pending.awaitNone(deadline);
        return new DrainReport(committed.sum(), rejected.sum(), failed.sum() + pending.count(), took);
    }
}
