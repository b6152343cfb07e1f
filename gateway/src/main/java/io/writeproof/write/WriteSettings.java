package io.writeproof.write;

import java.time.Duration;

/**
 * The sizes and times of a write path.
 *
 * @param queueCapacity rows that may wait, 1 to {@value #MAX_QUEUE_CAPACITY}; beyond it rows are refused
 * @param writers threads that write from the queue, each with a connection of its own, 1 to {@value #MAX_WRITERS}
 * @param maxRows rows of one transaction at most, 1 to {@value #MAX_ROWS}
 * @param flushInterval how long a row waits for others at most, zero for not at all, up to {@link #LONGEST_WAIT}
 * @param retryFor how long a write is tried again after its connection was lost, zero for not at all, up to
 *     {@link #LONGEST_WAIT}
 */
public record WriteSettings(int queueCapacity, int writers, int maxRows, Duration flushInterval, Duration retryFor) {

    /** A row of some kilobytes makes gigabytes of this: a bound that the heap would reach first is none. */
    public static final int MAX_QUEUE_CAPACITY = 1_000_000;

    /** Each takes a connection, and PostgreSQL a process for it; far beyond what any server writes faster with. */
    public static final int MAX_WRITERS = 1_000;

    /**
     * Not a limit of the protocol: arrays and {@code COPY} have none, and longer {@code VALUES} become several statements. A
     * row costs no less in a batch of more than about 1000; a longer one only costs memory, latency and work lost with it.
     */
    public static final int MAX_ROWS = 10_000;

    /** A row that waits for longer has been forgotten. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(1);

    public WriteSettings {
        check("queue_capacity", queueCapacity, MAX_QUEUE_CAPACITY);
        check("writers", writers, MAX_WRITERS);
        check("max_rows", maxRows, MAX_ROWS);
        check("flush_interval", flushInterval);
        check("retry_for", retryFor);
    }

    private static void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + ": expected 1 to " + most + ", found " + value);
        }
    }

    private static void check(String name, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    name + ": expected " + Duration.ZERO + " to " + LONGEST_WAIT + ", found " + value);
        }
    }
}
