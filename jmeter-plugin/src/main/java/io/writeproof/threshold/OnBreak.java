package io.writeproof.threshold;

/** What a broken rule does to a run under way. */
public enum OnBreak {
    /** Nothing; the verdict will say it. */
    REPORT,
    /** Stops it gracefully. */
    ABORT
}
