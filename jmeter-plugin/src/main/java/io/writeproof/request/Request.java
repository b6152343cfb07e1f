package io.writeproof.request;

import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpRequest;
import org.apache.http.HttpVersion;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.message.BasicHttpEntityEnclosingRequest;
import org.apache.http.message.BasicHttpRequest;

/** A request that is ready to be sent. Its headers must say how long its body is. Used once, by one thread. */
public final class Request {

    /** What becomes of the connection. */
    public enum Afterwards {
        /** The server decides. */
        KEEP,
        CLOSE
    }

    private final HttpRequest message;
    private final Afterwards afterwards;

    private Request(HttpRequest message, Afterwards afterwards) {
        this.message = message;
        this.afterwards = afterwards;
    }

    /** A request without a body; {@code target} is path and query as they are sent. */
    public static Request of(String method, String target, RequestHeaders headers, Afterwards afterwards) {
        HttpRequest message = new BasicHttpRequest(method, target, HttpVersion.HTTP_1_1);
        headers.addTo(message);
        return new Request(message, afterwards);
    }

    /** The same request with a body, which is sent as it is. */
    public static Request of(String method, String target, RequestHeaders headers, Afterwards afterwards, byte[] body) {
        HttpEntityEnclosingRequest message = new BasicHttpEntityEnclosingRequest(method, target, HttpVersion.HTTP_1_1);
        headers.addTo(message);
        message.setEntity(new ByteArrayEntity(body));
        return new Request(message, afterwards);
    }

    HttpRequest message() {
        return message;
    }

    Afterwards afterwards() {
        return afterwards;
    }

    boolean isFor(String method) {
        return message.getRequestLine().getMethod().equals(method);
    }
}
