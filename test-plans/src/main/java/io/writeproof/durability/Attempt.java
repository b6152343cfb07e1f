package io.writeproof.durability;

/**
 * What the client knows of one row that it sent. Immutable.
 *
 * @param id the row's
 * @param outcome what became of the request
 * @param sentNanos when it was about to leave, by {@link System#nanoTime()}
 * @param endedNanos when its answer was there; {@link Long#MAX_VALUE} without one
 */
record Attempt(String id, Outcome outcome, long sentNanos, long endedNanos) {

    /** One that just leaves. */
    static Attempt sent(String id, long nanos) {
        return new Attempt(id, Outcome.INDETERMINATE, nanos, Long.MAX_VALUE);
    }

    /** The same with its outcome. */
    Attempt ended(Outcome known, long nanos) {
        return new Attempt(id, known, sentNanos, nanos);
    }

    boolean acknowledged() {
        return outcome == Outcome.ACKNOWLEDGED;
    }

    /** What became of a request; as in Jepsen: ok, fail, info. */
    enum Outcome {
        /** The service said yes: the row must be there. */
        ACKNOWLEDGED,
        /** The service said no, or there was no connection: the row should not be there, and nothing depends on it. */
        REFUSED,
        /** No answer: counts for neither side. */
        INDETERMINATE
    }
}
