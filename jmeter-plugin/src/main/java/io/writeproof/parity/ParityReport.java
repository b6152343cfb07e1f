package io.writeproof.parity;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one parity check. Immutable.
 *
 * @param verdict whether the rows equal the requests
 * @param reason one sentence for people: what was found, or why nothing could be found
 * @param requests what the client saw
 * @param findings what the database holds; null when it could not be read
 * @param settledAfter from the end of the traffic until the rows stopped changing and sufficed; null when they never did
 * @param looks how the rows came; none when they could not be read
 */
public record ParityReport(
        Verdict verdict,
        String reason,
        Requests requests,
        @Nullable Findings findings,
        @Nullable Duration settledAfter,
        List<Look> looks)
        implements Serializable {

    /** The three ways a check can end. */
    public enum Verdict {
        /** Every acknowledged key has its row, once and whole, and there is nothing else. */
        PASSED,
        /** The check was made and found damage. */
        FAILED,
        /** The check could not be made, or what it was given to compare cannot be trusted. */
        INVALID
    }

    public ParityReport {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(requests, "requests");
        looks = List.copyOf(looks);
    }

    /** A check that could not be made, and why. */
    public static ParityReport invalid(String reason, Requests requests) {
        return new ParityReport(Verdict.INVALID, reason, requests, null, null, List.of());
    }

    public boolean passed() {
        return verdict == Verdict.PASSED;
    }

    /** Whether the rows became right before the verification deadline. */
    public boolean verifiedWithinTimeout() {
        return settledAfter != null;
    }

    /** What was damaged; nothing when nothing could be read. */
    public Damage damage() {
        return findings == null ? Damage.NONE : findings.damage();
    }

    /** Indeterminate requests without a row. Meaningful only when there are {@link #findings}. */
    public long indeterminateAbsent() {
        return findings == null ? 0 : requests.indeterminate() - findings.indeterminatePresent();
    }

    /** The fewest rows a right run may have: all acknowledged ones. */
    public long minExpectedRows() {
        return requests.acknowledged();
    }

    /** The most rows a right run may have: one for each request sent. */
    public long maxExpectedRows() {
        return requests.sent();
    }
}
