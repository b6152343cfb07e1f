package io.writeproof.service;

import java.util.List;

/**
 * A request that the service does not fulfil; the message is for the caller, says what to do, and holds no payload.
 *
 * <p>It is an outcome and not a defect, and overload is no time to walk stacks: there is no stack trace.
 */
public final class ServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<String> details;

    /** Why a request is not fulfilled. */
    public enum Reason {
        /** What was sent cannot be worked with. */
        INVALID,
        /** The service does not have what was asked for. */
        NOT_FOUND,
        /** It contradicts what is there already. */
        CONFLICT,
        /** What was sent, now or earlier, is well-formed and of no use for this. */
        UNUSABLE,
        /** Something that is needed does not answer, or too much waits for it; the same request may succeed later. */
        UNAVAILABLE
    }

    public ServiceException(Reason reason, String message) {
        this(reason, message, List.of());
    }

    /** {@code details} say what is wrong, place by place. */
    public ServiceException(Reason reason, String message, List<String> details) {
        super(message, null, false, false);
        this.reason = reason;
        this.details = List.copyOf(details);
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong, place by place; often nothing beyond the message. */
    public List<String> details() {
        return details;
    }
}
