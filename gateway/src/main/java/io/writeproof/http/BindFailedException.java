package io.writeproof.http;

import java.net.BindException;

/** The address to listen on cannot be had; the message says which and what to do. */
public final class BindFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BindFailedException(BindAddress address, Throwable cause) {
        super(
                "Cannot listen on " + address + ": " + reason(cause)
                        + ". Choose another address with --bind-address HOST:PORT (port 0 takes any that is free)",
                cause);
    }

    private static String reason(Throwable cause) {
        return cause instanceof BindException
                        && String.valueOf(cause.getMessage()).contains("in use")
                ? "the port is in use"
                : String.valueOf(cause.getMessage());
    }
}
