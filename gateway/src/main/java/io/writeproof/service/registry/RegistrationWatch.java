package io.writeproof.service.registry;

import io.writeproof.write.RowRejectedException;
import io.writeproof.write.WriteFailedException;
import io.writeproof.write.WriteListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hears what the registry must know of its writes.
 *
 * <p>It counts those that were tried again: after a lost connection the write path leaves alone what is there already, so a
 * row that was written with a retry may be somebody else's with the same name and version. And it keeps back that a row was
 * rejected because its name and version are there: for the registry that is an answer and not an error. Thread-safe.
 */
public final class RegistrationWatch {

    private static final String UNIQUE_VIOLATION = "23505";

    private final AtomicLong retries = new AtomicLong();

    /** Whether a row was rejected because its name and version are there. */
    static boolean isThere(RowRejectedException why) {
        return why.sqlState().equals(UNIQUE_VIOLATION);
    }

    /** Writes tried again so far; those of a row are counted before its write is over. */
    long retries() {
        return retries.get();
    }

    /** Hears what this listener hears, before it. */
    public WriteListener<RegisteredSchema> before(WriteListener<RegisteredSchema> next) {
        return new WriteListener<>() {
            @Override
            public void committed(List<RegisteredSchema> rows, long nanos) {
                next.committed(rows, nanos);
            }

            @Override
            public void rejected(RegisteredSchema row, RowRejectedException why) {
                if (!isThere(why)) {
                    next.rejected(row, why);
                }
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
        };
    }
}
