package io.writeproof.summary;

import org.jspecify.annotations.Nullable;

/**
 * What the service under load told of its process, in the measured time.
 *
 * @param scrapes how often its metrics were read in the whole run
 * @param failedScrapes those that failed
 * @param residentBytes main memory; null when it is not known
 * @param cpu null when it is not known
 * @param problem why something is not known that the service does tell; null when nothing is
 */
public record TargetSummary(
        long scrapes,
        long failedScrapes,
        @Nullable Memory residentBytes,
        @Nullable Cpu cpu,
        @Nullable String problem) {

    /** Bytes at the first scrape of the time, at the last, and the most that one saw. */
    public record Memory(long start, long end, long max) {}

    /**
     * Processor time of all threads.
     *
     * @param cores processors kept busy on average
     */
    public record Cpu(double seconds, double cores) {}
}
