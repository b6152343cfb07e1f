package io.writeproof.write;

/**
 * The acknowledgement of one row.
 *
 * @param promise what has been promised to the caller
 */
public record Receipt(Promise promise) {

    static final Receipt COMMITTED = new Receipt(Promise.COMMITTED);
    static final Receipt QUEUED = new Receipt(Promise.QUEUED);
}
