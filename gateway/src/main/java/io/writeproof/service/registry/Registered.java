package io.writeproof.service.registry;

/** A schema that is in the table, and since when. */
public record Registered(RegisteredSchema schema, Since since) {

    /** Whether a request has changed anything. */
    public enum Since {
        /** It was registered by this request. */
        NOW,
        /** It had been registered before, with the same content. */
        BEFORE
    }
}
