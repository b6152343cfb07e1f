package io.writeproof.runner.process;

import java.util.Optional;

/**
 * How the gateway's process ended. Immutable.
 *
 * @param cause whether it was asked to
 * @param ended its exit code or signal
 * @param drained what it said it drained; absent when it said nothing
 */
public record GatewayEnd(Cause cause, Ended ended, Optional<String> drained) {

    /** Whether the end was asked for. */
    public enum Cause {
        STOPPED,
        DIED
    }

    /** One sentence for people. */
    @Override
    public String toString() {
        return switch (cause) {
            case DIED -> "died during the run: " + ended;
            case STOPPED ->
                drained.map(rows -> "drained: " + rows).orElse("stopped without saying what it drained: " + ended);
        };
    }
}
