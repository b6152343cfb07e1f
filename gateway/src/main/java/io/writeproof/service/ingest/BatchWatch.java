package io.writeproof.service.ingest;

import io.writeproof.write.RowRejectedException;
import io.writeproof.write.WriteFailedException;
import io.writeproof.write.WriteListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers the batches that have been committed, and logs a line for each.
 *
 * <p>A message's latency is from its receipt, which another process may have seen, to its commit; so both are by the
 * clock of the computer. Thread-safe.
 */
public final class BatchWatch {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWatch.class);
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Clock clock;
    private final BatchListener batches;
    private @Nullable Batch last;

    /**
     * A batch that has been committed; its text is the line in the log.
     *
     * @param number counted from 1 since the start
     * @param size its messages, 1 or more
     * @param nanos how long its transaction took
     * @param total messages committed since the start
     * @param completedAt when the commit was known
     */
    public record Batch(long number, int size, long nanos, long total, Instant completedAt) {

        private Batch next(int size, long nanos, Instant completedAt) {
            return new Batch(number + 1, size, nanos, total + size, completedAt);
        }

        @Override
        public String toString() {
            double seconds = nanos / NANOS_PER_SECOND;
            return String.format(
                    Locale.ROOT,
                    "Batch #%d: %d messages in %.3f s (%.0f msg/s), %d in total",
                    number,
                    size,
                    seconds,
                    size / seconds,
                    total);
        }
    }

    /** Tells {@code batches}. */
    public BatchWatch(Clock clock, BatchListener batches) {
        this.clock = clock;
        this.batches = batches;
    }

    /** The last batch, or null before the first. */
    public synchronized @Nullable Batch last() {
        return last;
    }

    private void committed(List<Message> messages, long nanos) {
        Instant now = clock.instant();
        log(messages.size(), nanos, now);
        batches.committed(messages.size());
        messages.forEach(message -> batches.latency(nanosBetween(message.createdAt(), now)));
    }

    /** In one piece, so that numbers and totals stand in the log in their order. */
    private synchronized void log(int size, long nanos, Instant now) {
        last = last == null ? new Batch(1, size, nanos, size, now) : last.next(size, nanos, now);
        LOG.info("{}", last);
    }

    /** A clock that is set back meanwhile must not make a time negative. */
    private static long nanosBetween(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos());
    }

    /** Hears what this listener hears, before it. */
    public WriteListener<Message> before(WriteListener<Message> next) {
        return new WriteListener<>() {
            @Override
            public void committed(List<Message> messages, long nanos) {
                BatchWatch.this.committed(messages, nanos);
                next.committed(messages, nanos);
            }

            @Override
            public void rejected(Message message, RowRejectedException why) {
                next.rejected(message, why);
            }

            @Override
            public void failed(List<Message> messages, WriteFailedException why) {
                next.failed(messages, why);
            }

            @Override
            public void retrying(int messages, String why) {
                next.retrying(messages, why);
            }
        };
    }
}
