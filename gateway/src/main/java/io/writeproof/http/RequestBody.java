package io.writeproof.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** The body of a request, whole and plain. Stateless. */
public final class RequestBody {

    private static final byte[] NOTHING = {};

    private RequestBody() {}

    /**
     * The bytes of a body that has been read; empty without one.
     *
     * @throws RequestException if it has an encoding that the door has not undone
     */
    public static byte[] of(RoutingContext context) {
        String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equals("identity")) {
            throw RequestException.unsupportedEncoding(encoding);
        }
        Buffer body = context.body().buffer();
        return body == null ? NOTHING : body.getBytes();
    }
}
