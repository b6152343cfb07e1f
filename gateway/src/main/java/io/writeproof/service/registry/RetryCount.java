package io.writeproof.service.registry;

import io.writeproof.write.RowRejectedException;
import io.writeproof.write.WriteFailedException;
import io.writeproof.write.WriteListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the writes that were tried again, and passes on everything.
 *
 * <p>After a lost connection the write path leaves alone what is there already, so a row that was written with a retry may be
 * somebody else's with the same name and version. Only then is it worth a look. Thread-safe.
 */
public final class RetryCount implements WriteListener<RegisteredSchema> {

    private final WriteListener<RegisteredSchema> next;
    private final AtomicLong retries = new AtomicLong();

    public RetryCount(WriteListener<RegisteredSchema> next) {
        this.next = next;
    }

    /** Writes tried again so far; those of a row are counted before its write is over. */
    long count() {
        return retries.get();
    }

    @Override
    public void committed(int rows, long nanos) {
        next.committed(rows, nanos);
    }

    @Override
    public void rejected(RegisteredSchema row, RowRejectedException why) {
        next.rejected(row, why);
    }

    @Override
    public void failed(List<RegisteredSchema> rows, WriteFailedException why) {
        next.failed(rows, why);
    }

    @Override
    public void retrying(int rows, String why) {
        retries.incrementAndGet();
        next.retrying(rows, why);
    }
}
