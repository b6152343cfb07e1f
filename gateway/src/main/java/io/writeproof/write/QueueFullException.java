package io.writeproof.write;

/** The queue is full: the row was refused before anything was promised, and may be sent again later. */
public final class QueueFullException extends WriteException {

    private static final long serialVersionUID = 1L;

    QueueFullException(int capacity) {
        super("The write queue is full (" + capacity + " rows); try again later");
    }
}
