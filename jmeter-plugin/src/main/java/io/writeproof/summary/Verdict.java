package io.writeproof.summary;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a run proves. */
public enum Verdict {
    /** Every gate held. */
    PASSED,
    /** A gate is broken. */
    FAILED,
    /** Nothing, for a lack of data. */
    INVALID;

    /** As files have it. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
