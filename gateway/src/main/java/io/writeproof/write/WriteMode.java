package io.writeproof.write;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The list of write modes: what each promises, its sizes, and the path that keeps the promise.
 *
 * <p>It feeds the gateway's configuration, the benchmarks' parameters, the tests and the documentation.
 */
public enum WriteMode {
    /** One row, one transaction; acknowledged after the commit. */
    SYNC("sync", Promise.COMMITTED, 1, Duration.ZERO),
    /** Acknowledged at once; background writers insert row by row. */
    ASYNC("async", Promise.QUEUED, 1, Duration.ZERO),
    /** Acknowledged at once; small batches, written soon. */
    BATCH_FAST("batch.fast", Promise.QUEUED, 200, Duration.ofMillis(50)),
    /** Acknowledged at once; the middle way. */
    BATCH_BALANCED("batch.balanced", Promise.QUEUED, 500, Duration.ofMillis(100)),
    /** Acknowledged at once; large batches, written later. */
    BATCH_THROUGHPUT("batch.throughput", Promise.QUEUED, 1000, Duration.ofMillis(250)),
    /** Acknowledged after the commit; rows that arrive during a commit share the next. */
    GROUP_COMMIT("group-commit", Promise.COMMITTED, 1000, Duration.ZERO);

    private static final int QUEUE_CAPACITY = 20_000;
    private static final int ROW_WRITERS = 8;
    private static final int BATCH_WRITERS = 2;
    private static final Duration RETRY_FOR = Duration.ofSeconds(10);

    private final String label;
    private final Promise promise;
    private final int maxRows;
    private final Duration flushInterval;

    WriteMode(String label, Promise promise, int maxRows, Duration flushInterval) {
        this.label = label;
        this.promise = promise;
        this.maxRows = maxRows;
        this.flushInterval = flushInterval;
    }

    /**
     * The mode with this label.
     *
     * @throws IllegalArgumentException if there is none; the message lists the labels
     */
    public static WriteMode of(String label) {
        return Arrays.stream(values())
                .filter(m -> m.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown write mode '" + label + "'; expected one of " + labels()));
    }

    /** All labels, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(WriteMode::label).collect(Collectors.joining(", "));
    }

    /** The name in configurations, reports and file names. */
    public String label() {
        return label;
    }

    /** What an acknowledgement stands for. */
    public Promise promise() {
        return promise;
    }

    /** Whether {@link WritePath#write} does the work on the caller's thread. */
    public boolean blocksCaller() {
        return this == SYNC;
    }

    /** The mode's own sizes; queue, writers and retries are the same for all of a kind. */
    public WriteSettings defaults() {
        int writers = maxRows == 1 ? ROW_WRITERS : BATCH_WRITERS;
        return new WriteSettings(QUEUE_CAPACITY, writers, maxRows, flushInterval, RETRY_FOR);
    }

    /**
     * Opens a path of this mode; the caller closes it, and the connections after it.
     *
     * @param connections must have at least as many connections as threads that write
     */
    public <R> WritePath<R> open(
            DataSource connections, Destination<R> destination, WriteSettings settings, WriteListener<R> listener) {
        return switch (this) {
            case SYNC -> new SyncWritePath<>(connections, destination, settings, listener);
            case ASYNC, BATCH_FAST, BATCH_BALANCED, BATCH_THROUGHPUT ->
                new QueuedWritePath<>(this, connections, destination, settings, listener).start();
            case GROUP_COMMIT -> new GroupCommitWritePath<>(connections, destination, settings, listener).start();
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
