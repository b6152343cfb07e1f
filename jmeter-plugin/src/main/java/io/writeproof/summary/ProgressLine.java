package io.writeproof.summary;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line that tells how far a run is.
 *
 * @param planned requests in all; 0 when nothing planned them
 * @param perSecond requests finished in the last second
 * @param p99Ms of the response time so far; null when there is none
 * @param phase empty when there is none
 * @param remaining until the schedule ends; null when that is unknown
 */
public record ProgressLine(
        Counts counts,
        long planned,
        double perSecond,
        @Nullable Double p99Ms,
        String phase,
        @Nullable Duration remaining) {

    /** Requests finished so far. */
    public record Counts(long ok, long failed) {
        long done() {
            return ok + failed;
        }
    }

    @Override
    public String toString() {
        return "[progress] " + done()
                + String.format(Locale.ROOT, " | %.1f/s | ok %d | failed %d", perSecond, counts.ok, counts.failed)
                + (p99Ms == null ? "" : String.format(Locale.ROOT, " | p99 %.1f ms", p99Ms))
                + (phase.isEmpty() ? "" : " | " + phase)
                + (remaining == null ? "" : " | ETA " + (remaining.toMillis() + 999) / 1000 + "s");
    }

    private String done() {
        long done = counts.done();
        return planned == 0
                ? String.valueOf(done)
                : String.format(Locale.ROOT, "%d/%d %.1f %%", done, planned, 100.0 * done / planned);
    }
}
