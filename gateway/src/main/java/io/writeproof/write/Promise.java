package io.writeproof.write;

/** What an acknowledgement stands for. */
public enum Promise {
    /** The row is committed: it survives the end of the process and, on a durable server, of the machine. */
    COMMITTED,
    /** The row is in the writer's queue: it is gone if the process ends before the next flush. */
    QUEUED
}
