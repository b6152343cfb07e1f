package io.writeproof.parity;

/** Where the keys that identify requests come from, which decides how requests and rows can be compared. */
public enum KeySource {
    /** The client chooses the key before it sends: every request has one. */
    REQUEST,
    /** The service chooses the key and tells it in the answer: only acknowledged requests have one. */
    RESPONSE,
    /** There are no keys: only counts can be compared. */
    NONE
}
