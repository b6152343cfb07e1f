package io.writeproof.runner.process;

/** A process that did not come up; the message is what it said itself, or how it ended. */
public final class StartFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StartFailedException(String message) {
        super(message);
    }
}
