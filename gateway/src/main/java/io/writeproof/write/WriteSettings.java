package io.writeproof.write;

import java.time.Duration;

/**
 * The sizes and times of a write path.
 *
 * @param queueCapacity rows that may wait, 1 or more; beyond it rows are refused
 * @param writers threads that write from the queue, each with a connection of its own, 1 or more
 * @param maxRows rows of one transaction at most, 1 to {@value #MAX_ROWS}
 * @param flushInterval how long a row waits for others at most, zero for not at all
 * @param retryFor how long a write is tried again after its connection was lost, zero for not at all
 */
public record WriteSettings(int queueCapacity, int writers, int maxRows, Duration flushInterval, Duration retryFor) {

    /** Beyond this a batch gains nothing and only costs memory and latency. */
    public static final int MAX_ROWS = 10_000;

    public WriteSettings {
        atLeastOne("queue_capacity", queueCapacity);
        atLeastOne("writers", writers);
        atLeastOne("max_rows", maxRows);
        if (maxRows > MAX_ROWS) {
            throw new IllegalArgumentException("max_rows must be at most " + MAX_ROWS + ", found " + maxRows);
        }
        notNegative("flush_interval", flushInterval);
        notNegative("retry_for", retryFor);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, found " + value);
        }
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, found " + value.toMillis() + " ms");
        }
    }
}
