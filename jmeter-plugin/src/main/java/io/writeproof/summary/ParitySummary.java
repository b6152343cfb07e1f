package io.writeproof.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the comparison of requests with rows said.
 *
 * @param requests what the client saw
 * @param rows what the database holds; null when it could not be read
 * @param settledAfterMs from the end of the traffic until the rows were right; null when they never were
 * @param damaged the first keys of each class
 * @param looks how the rows came after the end of the traffic
 */
public record ParitySummary(
        boolean passed,
        String reason,
        @JsonUnwrapped Requests requests,
        @JsonUnwrapped @Nullable Rows rows,
        @JsonUnwrapped Counts counts,
        @Nullable Double settledAfterMs,
        boolean verifiedWithinTimeout,
        Damaged damaged,
        List<Look> looks) {

    /** Requests by what the client saw, warm-up included. */
    public record Requests(long acknowledged, long failed, long indeterminate) {
        long sent() {
            return acknowledged + failed + indeterminate;
        }
    }

    /** Rows of the run; {@code childRows} is null when none are counted. */
    public record Rows(long rows, @Nullable Long childRows, long indeterminatePresent, long indeterminateAbsent) {}

    /** How many keys fell into each class. */
    public record Counts(long lost, long duplicate, long unexpected, long orphan, long late) {}

    /** The keys themselves. */
    public record Damaged(List<String> lost, List<String> duplicate, List<String> unexpected, List<String> orphan) {}

    /**
     * What a look at the tables saw.
     *
     * @param afterMs since the end of the traffic
     * @param missing acknowledged requests whose row is not there, or not whole
     */
    public record Look(long afterMs, long rows, long missing) {}
}
