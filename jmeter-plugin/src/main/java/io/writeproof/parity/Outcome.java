package io.writeproof.parity;

/** What the client learned about one request. */
public enum Outcome {
    /** The service said yes: its row must be there. */
    ACKNOWLEDGED,
    /** The service said no, or nothing was sent: a row may be there, and proves nothing. */
    FAILED,
    /** No answer came (timeout, reset, interrupt): a row may be there or not, and both are right. */
    INDETERMINATE
}
