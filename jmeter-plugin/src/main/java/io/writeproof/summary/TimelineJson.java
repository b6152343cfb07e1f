package io.writeproof.summary;

import java.time.Instant;

/**
 * Writes the timeline of a run as lines of JSON: one that says which run it is, then one for each second. Thread-safe.
 *
 * <p>Numbers have six decimals at most.
 */
public final class TimelineJson {

    /** Version of the format; readers ignore fields that they do not know, so a new one does not change it. */
    public static final int SCHEMA_VERSION = 1;

    private static final double INTERVAL_S = 1;

    private TimelineJson() {}

    /** The first line, with its end. */
    public static byte[] header(String runId, Instant startedAt) {
        return JsonLine.of(JsonLine.object()
                .put("schema_version", SCHEMA_VERSION)
                .put("run_id", runId)
                .put("started_at", startedAt.toString())
                .put("interval_s", INTERVAL_S));
    }

    /** The line of a second, with its end. */
    public static byte[] line(TimelineSecond second) {
        return JsonLine.of(second);
    }
}
