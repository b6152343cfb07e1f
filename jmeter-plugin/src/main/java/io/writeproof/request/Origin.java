package io.writeproof.request;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.Locale;

/**
 * Whom a connection leads to.
 *
 * @param scheme with TLS or without
 * @param host a name or an address; an IPv6 address in brackets
 * @param port 1 to 65535
 */
public record Origin(Scheme scheme, String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /** How requests travel. */
    public enum Scheme {
        HTTP(80),
        HTTPS(443);

        private final int port;

        Scheme(int port) {
            this.port = port;
        }

        /** The port of a URL that names none. */
        public int port() {
            return port;
        }

        /** As it is written in a URL. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Origin {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("expected the name of a host, found none");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("expected a port from 1 to " + HIGHEST_PORT + ", found " + port);
        }
    }

    /** The origin of a URL; without a port, the one of its scheme. */
    public static Origin of(URL url) throws MalformedURLException {
        Scheme scheme = switch (url.getProtocol()) {
            case "http" -> Scheme.HTTP;
            case "https" -> Scheme.HTTPS;
            default -> throw new MalformedURLException("expected http or https, found " + url.getProtocol());
        };
        return new Origin(scheme, url.getHost(), url.getPort() == -1 ? scheme.port() : url.getPort());
    }

    @Override
    public String toString() {
        return scheme.text() + "://" + host + ":" + port;
    }
}
