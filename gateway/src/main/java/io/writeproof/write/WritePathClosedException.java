package io.writeproof.write;

/** The write path has been closed: the row was refused. */
public final class WritePathClosedException extends WriteException {

    private static final long serialVersionUID = 1L;

    WritePathClosedException() {
        super("The write path is closed");
    }
}
