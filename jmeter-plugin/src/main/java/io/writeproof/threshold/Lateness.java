package io.writeproof.threshold;

import org.jspecify.annotations.Nullable;

/**
 * How well planned arrivals were sent.
 *
 * @param late those sent noticeably after their moment
 * @param lagMeanMillis actual minus planned send, on average
 * @param lagMaxMillis the longest of them
 * @param neverSent planned arrivals that did not go out; null where that is not known, as for a single label
 */
public record Lateness(
        long late,
        double lagMeanMillis,
        double lagMaxMillis,
        @Nullable Long neverSent) {}
