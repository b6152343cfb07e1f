package io.writeproof.write;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what it hears. Thread-safe. */
final class RecordingListener<R> implements WriteListener<R> {

    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger transactions = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final List<RowRejectedException> rejections = new CopyOnWriteArrayList<>();
    private final List<WriteFailedException> failures = new CopyOnWriteArrayList<>();

    @Override
    public void committed(List<R> rows, long nanos) {
        committed.addAndGet(rows.size());
        transactions.incrementAndGet();
    }

    @Override
    public void rejected(R row, RowRejectedException why) {
        rejections.add(why);
    }

    @Override
    public void failed(List<R> rows, WriteFailedException why) {
        failures.add(why);
    }

    @Override
    public void retrying(int rows, String why) {
        retries.incrementAndGet();
    }

    int committed() {
        return committed.get();
    }

    int transactions() {
        return transactions.get();
    }

    int retries() {
        return retries.get();
    }

    List<RowRejectedException> rejections() {
        return rejections;
    }

    List<WriteFailedException> failures() {
        return failures;
    }
}
