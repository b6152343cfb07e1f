package io.writeproof.results.imports;

/**
 * One sample of a JTL.
 *
 * @param startedAtMs when it was sent, in milliseconds since 1970
 * @param elapsedMs how long it took
 * @param label its name
 * @param outcome whether it succeeded
 * @param message the response message; empty when the file has none
 */
record JtlSample(long startedAtMs, long elapsedMs, String label, Outcome outcome, String message) {

    JtlSample {
        if (elapsedMs < 0) {
            throw new ImportException("expected an elapsed time of at least 0 ms, found " + elapsedMs);
        }
    }

    /** What became of a request. */
    enum Outcome {
        SUCCEEDED,
        FAILED
    }
}
