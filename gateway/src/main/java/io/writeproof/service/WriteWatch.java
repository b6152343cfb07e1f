package io.writeproof.service;

import io.writeproof.write.RowRejectedException;
import io.writeproof.write.WriteFailedException;
import io.writeproof.write.WriteListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hears what a service must know of its writes when each row may be there once.
 *
 * <p>It counts those that were tried again: after a lost connection the write path leaves alone what is there already, so a row
 * that was written with a retry may be somebody else's with the same key. And it keeps back that a row was rejected because its
 * key is there: for such a service that is an answer and not an error. Thread-safe.
 */
public final class WriteWatch<R> {

    private static final String UNIQUE_VIOLATION = "23505";

    private final AtomicLong retries = new AtomicLong();

    /** Whether a row was rejected because its key is there. */
    public static boolean isThere(Throwable why) {
        return why instanceof RowRejectedException rejected
                && rejected.sqlState().equals(UNIQUE_VIOLATION);
    }

    /** Writes tried again so far; those of a row are counted before its write is over. */
    public long retries() {
        return retries.get();
    }

    /** Hears what this listener hears, before it. */
    public WriteListener<R> before(WriteListener<R> next) {
        return new WriteListener<>() {
            @Override
            public void committed(List<R> rows, long nanos) {
                next.committed(rows, nanos);
            }

            @Override
            public void rejected(R row, RowRejectedException why) {
                if (!isThere(why)) {
                    next.rejected(row, why);
                }
            }

            @Override
            public void failed(List<R> rows, WriteFailedException why) {
                next.failed(rows, why);
            }

            @Override
            public void retrying(int rows, String why) {
                retries.incrementAndGet();
                next.retrying(rows, why);
            }
        };
    }
}
