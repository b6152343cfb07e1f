package io.writeproof.jmeter;

import io.writeproof.request.Origin;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;

/**
 * Where a request goes.
 *
 * @param url of the sample's result
 * @param origin who is connected to
 * @param path path and query as they are sent
 * @param host the value of the header {@code Host}, when nobody gives another
 */
record RequestTarget(URL url, Origin origin, String path, String host) {

    /** What RFC 3986 lets stand in a path or a query; of a percent sign it must be seen what follows. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/?";

    /** A URL as JMeter's HTTP Request sends it, but that dots and slashes in the path stay as they are. */
    static RequestTarget of(URL url) throws MalformedURLException, URISyntaxException {
        String path = pathOf(url);
        String host = url.getPort() == -1 ? url.getHost() : url.getHost() + ":" + url.getPort();
        return new RequestTarget(url, Origin.of(url), path.startsWith("/") ? path : "/" + path, host);
    }

    /** A line break would end the request line, and what follows would be a header. */
    private static String pathOf(URL url) throws MalformedURLException, URISyntaxException {
        String written = url.getFile();
        return isPlain(written) ? written : new URL(url.toURI().toASCIIString()).getFile();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && PLAIN.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
