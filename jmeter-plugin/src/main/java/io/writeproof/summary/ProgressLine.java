package io.writeproof.summary;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line that tells how far a run is.
 *
 * @param planned what a schedule plans; null when there is none
 * @param perSecond requests finished in the last second; null when no more are to come
 * @param p99Ms of the response time so far; null when there is none
 * @param phase empty when there is none
 * @param remaining until the schedule ends; null when that is unknown
 */
public record ProgressLine(
        Counts counts,
        @Nullable Planned planned,
        @Nullable Double perSecond,
        @Nullable Double p99Ms,
        String phase,
        @Nullable Duration remaining) {

    /** Requests finished so far. */
    public record Counts(long ok, long failed) {
        long done() {
            return ok + failed;
        }
    }

    /** Planned requests: those of them that are finished so far, and all. */
    public record Planned(long done, long all) {

        /** Those that are not finished yet. */
        public long left() {
            return Math.max(0, all - done);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d/%d %.1f %%", done, all, 100.0 * done / all);
        }
    }

    @Override
    public String toString() {
        return "[progress] " + (planned == null ? String.valueOf(counts.done()) : planned.toString())
                + (perSecond == null ? "" : String.format(Locale.ROOT, " | %.1f/s", perSecond))
                + String.format(Locale.ROOT, " | ok %d | failed %d", counts.ok, counts.failed)
                + (p99Ms == null ? "" : String.format(Locale.ROOT, " | p99 %.1f ms", p99Ms))
                + (phase.isEmpty() ? "" : " | " + phase)
                + (remaining == null ? "" : " | ETA " + text((remaining.toMillis() + 999) / 1000));
    }

    private static String text(long seconds) {
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds % 3600 / 60);
    }
}
