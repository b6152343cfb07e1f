package io.writeproof.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends answers, each with a header of the service's own, to callers who are still there. Thread-safe. */
public final class Replies {

    private final CharSequence versionHeader;
    private final CharSequence version;

    /** {@code versionHeader} tells the callers {@code version}. */
    public Replies(String versionHeader, String version) {
        this.versionHeader = HttpHeaders.createOptimized(versionHeader);
        this.version = HttpHeaders.createOptimized(version);
    }

    /** Answers with a record or map as a JSON object. */
    public void json(RoutingContext context, int status, Object answer) {
        if (!isTooLate(context)) {
            context.response().setStatusCode(status);
            send(context, Json.CONTENT_TYPE, Buffer.buffer(Json.encode(answer)));
        }
    }

    /** Answers with a body as it is; the status is that of the response, by default 200. */
    public void send(RoutingContext context, CharSequence contentType, Buffer body) {
        if (!isTooLate(context)) {
            context.response()
                    .putHeader(versionHeader, version)
                    .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                    .end(body);
        }
    }

    /** Whether nobody would hear an answer: it has been given, or the caller has gone away. */
    public static boolean isTooLate(RoutingContext context) {
        HttpServerResponse response = context.response();
        return response.closed() || response.ended();
    }
}
