package io.writeproof.service.ingest;

import io.writeproof.write.RowRejectedException;
import io.writeproof.write.WriteFailedException;
import io.writeproof.write.WriteListener;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers the batches that this process has committed, logs a line for each, and knows how fast they were of late.
 *
 * <p>A message's latency is from its receipt, which another process may have seen, to its commit; so both are by the
 * clock of the computer. Thread-safe.
 */
public final class BatchWatch {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWatch.class);
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Clock clock;
    private final BatchListener batches;
    private final WindowRate rate;
    private final RecentTimes recent = new RecentTimes();
    /** Written under the monitor, under which a line is logged too: who reads it must not wait for that. */
    private volatile @Nullable Batch last;

    /**
     * Tells {@code batches}.
     *
     * @param clock by which messages were received
     * @param nanoClock by which the rate is counted
     */
    public BatchWatch(Clock clock, LongSupplier nanoClock, BatchListener batches) {
        this.clock = clock;
        this.rate = new WindowRate(nanoClock);
        this.batches = batches;
    }

    /** What has been committed since the start. */
    public IngestStats stats() {
        return new IngestStats(last, rate.perSecond(), recent.latency());
    }

    private void committed(List<Message> messages, long nanos) {
        Instant now = clock.instant();
        log(messages, nanos, now);
        rate.add(messages.size());
        batches.committed(messages.size());
        for (Message message : messages) {
            long latency = message.nanosUntil(now);
            recent.add(latency);
            batches.latency(latency);
        }
    }

    /** In one piece, so that numbers and totals stand in the log in their order. */
    private synchronized void log(List<Message> messages, long nanos, Instant now) {
        Batch batch = Batch.after(last, messages, now);
        last = batch;
        LOG.info("{}", line(batch, nanos));
    }

    static String line(Batch batch, long nanos) {
        double seconds = nanos / NANOS_PER_SECOND;
        return String.format(
                Locale.ROOT,
                "Batch #%d: %d messages in %.3f s (%.0f msg/s), %d in total",
                batch.number(),
                batch.size(),
                seconds,
                batch.size() / seconds,
                batch.total());
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
