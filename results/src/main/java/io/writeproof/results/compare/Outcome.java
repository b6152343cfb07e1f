package io.writeproof.results.compare;

import java.util.Locale;

/** What a whole comparison says to a build. */
public enum Outcome {
    OK(0),
    REGRESSION(1),
    /** A row or a run proves nothing. */
    INVALID(3),
    /** Nothing could be judged, because the environments differ. */
    NOT_COMPARABLE(4),
    /** Too few replicates, and that was to count. */
    UNDERPOWERED(5);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of {@code compare}. */
    public int exitCode() {
        return exitCode;
    }

    /** As reports show it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
