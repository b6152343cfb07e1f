package io.writeproof.write;

import java.util.List;
import java.util.function.BooleanSupplier;

/** How every path writes rows that may be there already, for a caller who keeps them until they are. Thread-safe. */
final class Redelivery<R> {

    private final RowWriter<R> writer;
    private final Pending pending;
    private final BooleanSupplier closed;

    Redelivery(RowWriter<R> writer, Pending pending, BooleanSupplier closed) {
        this.writer = writer;
        this.pending = pending;
        this.closed = closed;
    }

    /** As {@link WritePath#writeIfAbsent}. */
    List<Unwritten<R>> write(List<R> rows) {
        pending.add(rows.size());
        try {
            return closed.getAsBoolean() ? refused(rows) : writer.writeIfAbsent(rows);
        } finally {
            pending.finish(rows.size());
        }
    }

    private static <R> List<Unwritten<R>> refused(List<R> rows) {
        WriteException why = new WritePathClosedException();
        return rows.stream().map(row -> new Unwritten<>(row, why)).toList();
    }
}
