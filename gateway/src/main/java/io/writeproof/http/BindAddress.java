package io.writeproof.http;

/**
 * Where to listen.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 0 to 65535; 0 means any that is free
 */
public record BindAddress(String host, int port) {

    /** The highest port there is. */
    public static final int MAX_PORT = 65_535;

    /**
     * Reads {@code host:port}, with an IPv6 address in brackets.
     *
     * @throws IllegalArgumentException if it is something else; the message says what was expected
     */
    public static BindAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.isEmpty() || (host.indexOf(':') >= 0 && !bracketed)) {
            throw unreadable(text);
        }
        return new BindAddress(bracketed ? host.substring(1, host.length() - 1) : host, port(text, colon + 1));
    }

    /** The same host with another port. */
    public BindAddress atPort(int other) {
        return new BindAddress(host, other);
    }

    private static int port(String text, int start) {
        try {
            int port = Integer.parseInt(text.substring(start));
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw unreadable(text);
        }
        throw unreadable(text);
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "expected HOST:PORT such as 127.0.0.1:3000, port 0 to " + MAX_PORT + ", found '" + text + "'");
    }

    /** As it is written in a URL. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
