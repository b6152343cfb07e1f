package io.writeproof.http;

import java.util.List;

/**
 * What a caller is told when a request fails.
 *
 * @param status 400 to 599
 * @param message what was expected, what was found and what to do; holds no payload
 * @param details what is wrong, place by place; often nothing beyond the message
 */
public record Problem(int status, String message, List<String> details) {

    /** When to come back with what {@linkplain #mayGoAway may go away}. */
    public static final int RETRY_AFTER_SECONDS = 1;

    static Problem of(int status, String message) {
        return new Problem(status, message, List.of());
    }

    /** Whether the same request may succeed later. */
    public boolean mayGoAway() {
        return status == 503;
    }
}
