package io.writeproof.threshold;

import java.time.Duration;

/**
 * What ended within a stretch of time.
 *
 * @param from its beginning, since the load began
 */
public record Window(Duration from, Duration length, Traffic traffic) {

    @Override
    public String toString() {
        return "from " + from.toSeconds() + " s to " + from.plus(length).toSeconds() + " s";
    }
}
