package io.writeproof.full;

/** A part that did not pass; the message is its line in the report. */
final class PartFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Outcome outcome;

    PartFailedException(Outcome outcome, String reason) {
        super(reason);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
