package io.writeproof.write;

/** The row could not be written for a reason that is not the row's: no connection in time, no such table, no permission. */
public final class WriteFailedException extends WriteException {

    private static final long serialVersionUID = 1L;

    WriteFailedException(String message) {
        super(message);
    }
}
