package io.writeproof.service.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What the workers of one queue have done so far, and how fast of late.
 *
 * @param last the last batch, or null before the first
 * @param perSecond messages committed per second, in the last full window of 10 seconds
 * @param latency of the last messages, or null before the first
 */
public record IngestStats(
        @Nullable Batch last, double perSecond, @Nullable Latency latency) {

    /** Milliseconds from receipt to commit, of the last 100 messages. */
    public record Latency(double averageMillis, double p95Millis, double p99Millis) {}

    /** Messages committed. */
    public long messages() {
        return last == null ? 0 : last.total();
    }

    /** Batches committed. */
    public long batches() {
        return last == null ? 0 : last.number();
    }
}
