package io.writeproof.summary;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to the report.
 *
 * @param complete whether it has all that it should have
 * @param trouble one sentence when it has not
 */
public record WrittenFile(
        Kind kind, String path, boolean complete, @Nullable String trouble) {

    /** What is in it. */
    public enum Kind {
        STATS_CSV,
        HISTORY_CSV,
        FAILURES_CSV,
        HDR_LOG,
        SPECTRUM,
        SAMPLES_CSV,
        SAMPLES_JSON,
        TIMELINE;

        /** Whether it leaves samples out rather than slowing the load down, and says so itself. */
        public boolean mayLackSamples() {
            return this == SAMPLES_CSV || this == SAMPLES_JSON;
        }

        /** As files have it. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
