package io.writeproof.service.ingest.redis;

import java.net.URI;
import java.util.Set;

/**
 * Where a Redis is; its text is without the password.
 *
 * @param uri with a host
 */
public record RedisAddress(URI uri) {

    private static final Set<String> SCHEMES = Set.of("redis", "rediss");
    private static final int DEFAULT_PORT = 6379;

    /**
     * Reads {@code redis://user:password@host:port/database}, or {@code rediss://} for TLS; all but the host may be
     * missing.
     *
     * @throws IllegalArgumentException if it is something else; the message may quote it
     */
    public static RedisAddress parse(String url) {
        URI uri = URI.create(url);
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("expected redis://host:port, found '" + url + "'");
        }
        return new RedisAddress(uri);
    }

    /** Host and port. */
    @Override
    public String toString() {
        return uri.getHost() + ":" + (uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
    }
}
