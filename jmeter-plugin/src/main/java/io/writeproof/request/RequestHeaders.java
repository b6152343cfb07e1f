package io.writeproof.request;

import java.util.List;
import org.apache.http.Header;
import org.apache.http.HttpMessage;
import org.apache.http.message.BasicLineFormatter;
import org.apache.http.message.BufferedHeader;

/**
 * The headers of a request as lines that are ready to be sent, and as text. Immutable: made once, sent with many requests.
 */
public final class RequestHeaders {

    private static final String COOKIE = "Cookie";

    private final Header[] lines;
    private final String text;
    private final String cookies;

    private RequestHeaders(Header[] lines, String text, String cookies) {
        this.lines = lines;
        this.text = text;
        this.cookies = cookies;
    }

    /** Headers in their order. A line break in a value becomes a blank. */
    public static RequestHeaders of(List<Header> headers) {
        Header[] lines = new Header[headers.size()];
        StringBuilder text = new StringBuilder();
        StringBuilder cookies = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            Header header = headers.get(i);
            lines[i] = new BufferedHeader(BasicLineFormatter.INSTANCE.formatHeader(null, header));
            if (header.getName().equalsIgnoreCase(COOKIE)) {
                cookies.append(cookies.isEmpty() ? "" : "\n").append(header.getValue());
            } else {
                text.append(header.getName())
                        .append(": ")
                        .append(header.getValue())
                        .append('\n');
            }
        }
        return new RequestHeaders(lines, text.toString(), cookies.toString());
    }

    void addTo(HttpMessage message) {
        message.setHeaders(lines);
    }

    /** A line for each header but the cookies. */
    public String text() {
        return text;
    }

    /** The cookies alone; empty when there are none. */
    public String cookies() {
        return cookies;
    }
}
