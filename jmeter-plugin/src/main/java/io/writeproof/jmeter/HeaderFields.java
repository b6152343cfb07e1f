package io.writeproof.jmeter;

import io.writeproof.request.Origin;
import io.writeproof.request.Request.Afterwards;
import io.writeproof.request.RequestHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.Header;
import org.apache.http.ProtocolException;
import org.apache.http.message.BasicHeader;
import org.apache.http.util.VersionInfo;
import org.apache.jmeter.protocol.http.control.HeaderManager;
import org.apache.jmeter.protocol.http.util.HTTPConstants;
import org.apache.jmeter.testelement.property.JMeterProperty;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides upon the headers of a request.
 *
 * @param origin who is connected to
 * @param host the value of {@code Host}, when the Header Manager gives none
 * @param afterwards whether the connection is to be kept
 * @param given names and values of the Header Manager, in turns
 * @param length of the body in bytes, or {@link #NO_BODY}
 * @param contentType of the body, when the Header Manager gives none
 */
record HeaderFields(
        Origin origin,
        String host,
        Afterwards afterwards,
        List<String> given,
        int length,
        @Nullable String contentType) {

    static final int NO_BODY = -1;

    private static final String USER_AGENT =
            VersionInfo.getUserAgent("Apache-HttpCore", "org.apache.http", VersionInfo.class);
    private static final Pattern PORT = Pattern.compile(":(\\d+)$");

    /** Reads the Header Manager, functions included. */
    static List<String> given(@Nullable HeaderManager manager) {
        if (manager == null) {
            return List.of();
        }
        List<String> given = new ArrayList<>();
        for (JMeterProperty property : manager.getHeaders()) {
            org.apache.jmeter.protocol.http.control.Header header =
                    (org.apache.jmeter.protocol.http.control.Header) property.getObjectValue();
            given.add(header.getName());
            given.add(header.getValue());
        }
        return given;
    }

    /** The headers in the order in which JMeter's HTTP Request sends them. */
    RequestHeaders headers() throws ProtocolException {
        List<Header> headers = new ArrayList<>();
        headers.add(new BasicHeader(
                HTTPConstants.HEADER_CONNECTION,
                switch (afterwards) {
                    case KEEP -> HTTPConstants.KEEP_ALIVE;
                    case CLOSE -> HTTPConstants.CONNECTION_CLOSE;
                }));
        for (int i = 0; i < given.size(); i += 2) {
            addGiven(given.get(i), given.get(i + 1), headers);
        }
        if (length != NO_BODY) {
            headers.add(new BasicHeader(HTTPConstants.HEADER_CONTENT_LENGTH, Integer.toString(length)));
        }
        addMissing(HTTPConstants.HEADER_CONTENT_TYPE, contentType, headers);
        addMissing(HTTPConstants.HEADER_HOST, host, headers);
        addMissing("User-Agent", USER_AGENT, headers);
        return RequestHeaders.of(headers);
    }

    private void addGiven(String name, String value, List<Header> headers) throws ProtocolException {
        if (name.equalsIgnoreCase(HTTPConstants.TRANSFER_ENCODING)) {
            throw new ProtocolException("Transfer-encoding header already present");
        }
        if (name.equalsIgnoreCase(HTTPConstants.HEADER_HOST)) {
            headers.add(new BasicHeader(HTTPConstants.HEADER_HOST, asGiven(value)));
        } else if (!name.isBlank() && !name.equalsIgnoreCase(HTTPConstants.HEADER_CONTENT_LENGTH)) {
            headers.add(new BasicHeader(name, value));
        }
    }

    /** The given name with the given port, or else with that of the URL; the scheme's own port is left out. */
    private String asGiven(String hostAndPort) {
        Matcher port = PORT.matcher(hostAndPort);
        String written = port.find() ? port.group(1) : Integer.toString(origin.port());
        String name = port.replaceFirst("");
        return written.equals(Integer.toString(origin.scheme().port())) ? name : name + ":" + written;
    }

    private static void addMissing(String name, @Nullable String value, List<Header> headers) {
        if (value != null
                && headers.stream().noneMatch(header -> header.getName().equalsIgnoreCase(name))) {
            headers.add(new BasicHeader(name, value));
        }
    }
}
