package io.writeproof.results.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a stored run ended, and the exit code that says so to a build. */
public enum RunStatus {
    PASSED("", 0),
    FAILED("", 99),
    /** Nothing can be concluded from the run: no data, or a check that could not be made. */
    INVALID("_INVALID", 105),
    /** Stopped from outside before it was complete. */
    INTERRUPTED("_INTERRUPTED", 105);

    private final String directorySuffix;
    private final int exitCode;

    RunStatus(String directorySuffix, int exitCode) {
        this.directorySuffix = directorySuffix;
        this.exitCode = exitCode;
    }

    /** The label used in {@code run.json}, such as {@code passed}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The exit code of a process that reports this status. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether conclusions may be drawn from the run, good or bad. */
    public boolean valid() {
        return directorySuffix.isEmpty();
    }

    /** What makes the status visible in the name of the run's directory; empty for a valid run. */
    String directorySuffix() {
        return directorySuffix;
    }

    /**
     * The status with this label.
     *
     * @throws StoreException when there is none
     */
    public static RunStatus of(String label) {
        return Arrays.stream(values())
                .filter(status -> status.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new StoreException("unknown status '" + label + "': expected one of " + labels()));
    }

    private static String labels() {
        return Arrays.stream(values()).map(RunStatus::label).collect(Collectors.joining(", "));
    }
}
