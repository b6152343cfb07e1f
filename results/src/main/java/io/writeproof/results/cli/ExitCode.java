package io.writeproof.results.cli;

/** What the commands over stored runs tell a build. */
enum ExitCode {
    OK(0),
    USAGE(2),
    /** A stored run is damaged or was written by a newer version. */
    INVALID(3),
    NOT_COMPARABLE(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
