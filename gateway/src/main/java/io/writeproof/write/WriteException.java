package io.writeproof.write;

/**
 * A row that is not going to be in the table, and why.
 *
 * <p>Messages name the row's key, never its content, so that they can be logged and sent to a caller. For the same reason
 * the driver's exception is not kept as the cause: its text can hold the whole statement with every value.
 *
 * <p>It is an outcome and not a defect, and a service under overload makes many: there is no stack trace.
 */
public abstract sealed class WriteException extends RuntimeException
        permits QueueFullException, RowRejectedException, WriteFailedException, WritePathClosedException {

    private static final long serialVersionUID = 1L;

    WriteException(String message) {
        super(message, null, false, false);
    }
}
