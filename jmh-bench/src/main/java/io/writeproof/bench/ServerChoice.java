package io.writeproof.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Which server a run measures.
 *
 * @param url a server of the user's; empty for an embedded one
 * @param settings of {@code postgresql.conf}, for an embedded one
 * @param fsyncDelay by which each flush of an embedded server is made slower; zero for none
 */
public record ServerChoice(Optional<String> url, Map<String, String> settings, Duration fsyncDelay) {

    public ServerChoice {
        settings = Map.copyOf(settings);
        if (url.isPresent() && !fsyncDelay.isZero()) {
            throw new IllegalArgumentException("--fsync-delay is for the embedded server: expected it without a"
                    + " PostgreSQL URL, found both; leave out --postgres-url and DATABASE_URL");
        }
    }

    /** An embedded server as it comes. */
    public static ServerChoice embedded(Map<String, String> settings) {
        return new ServerChoice(Optional.empty(), settings, Duration.ZERO);
    }

    /** The same with slower flushes. */
    public ServerChoice slowedBy(Duration delay) {
        return new ServerChoice(url, settings, delay);
    }
}
