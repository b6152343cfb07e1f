package io.writeproof.results.store;

import java.util.List;

/**
 * What a results directory holds.
 *
 * @param runs the readable runs, oldest first
 * @param damaged the directories of runs that cannot be read, by name
 */
public record RunListing(List<RunSummary> runs, List<DamagedRun> damaged) {

    public RunListing {
        runs = List.copyOf(runs);
        damaged = List.copyOf(damaged);
    }

    /**
     * A run that cannot be read.
     *
     * @param directory its directory, relative to the results directory
     * @param reason what is wrong with it, and what to do
     */
    public record DamagedRun(String directory, String reason) {}
}
