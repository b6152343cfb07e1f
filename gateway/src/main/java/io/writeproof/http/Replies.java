package io.writeproof.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends answers, each with the gateway's version, to callers who are still there. Thread-safe. */
final class Replies {

    private static final CharSequence VERSION_HEADER = HttpHeaders.createOptimized("x-tensorzero-gateway-version");

    private final CharSequence version;

    Replies(String version) {
        this.version = HttpHeaders.createOptimized(version);
    }

    void json(RoutingContext context, int status, Object answer) {
        if (!isTooLate(context)) {
            context.response().setStatusCode(status);
            send(context, Json.CONTENT_TYPE, Buffer.buffer(Json.encode(answer)));
        }
    }

    void send(RoutingContext context, CharSequence contentType, Buffer body) {
        if (!isTooLate(context)) {
            context.response()
                    .putHeader(VERSION_HEADER, version)
                    .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                    .end(body);
        }
    }

    /** Whether nobody would hear an answer: it has been given, or the caller has gone away. */
    static boolean isTooLate(RoutingContext context) {
        HttpServerResponse response = context.response();
        return response.closed() || response.ended();
    }
}
