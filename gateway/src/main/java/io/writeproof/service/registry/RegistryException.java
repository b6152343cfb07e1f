package io.writeproof.service.registry;

import java.util.List;

/**
 * A request that the registry cannot fulfil; the message is for the caller and holds no schema and no document.
 *
 * <p>It is an outcome and not a defect: there is no stack trace.
 */
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<String> violations;

    /** Why a request cannot be fulfilled. */
    public enum Reason {
        /** The document is not one that can be checked. */
        BAD_DOCUMENT,
        /** There is no schema with the id. */
        UNKNOWN_SCHEMA,
        /** Another schema has the name and version already. */
        VERSION_TAKEN,
        /** The schema breaks its promise towards an earlier version. */
        INCOMPATIBLE,
        /** The schema cannot be worked with: its language is not understood, or it is no schema of that language. */
        UNUSABLE_SCHEMA,
        /** The database does not answer, or too much waits for it; the same request may succeed later. */
        UNAVAILABLE
    }

    RegistryException(Reason reason, String message) {
        this(reason, message, List.of());
    }

    RegistryException(Reason reason, String message, List<String> violations) {
        super(message, null, false, false);
        this.reason = reason;
        this.violations = List.copyOf(violations);
    }

    public Reason reason() {
        return reason;
    }

    /** What is incompatible, place by place; empty for any other reason. */
    public List<String> violations() {
        return violations;
    }
}
