package io.writeproof.http.classify;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.RequestException;
import io.writeproof.service.classify.RequestId;

/** Gives every answer the name that its request came with, or one of its own. Thread-safe. */
final class RequestIdHandler implements Handler<RoutingContext> {

    private static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-ID");
    private static final String KEY = RequestIdHandler.class.getName();

    /** Twice what a run tag and a key take that are UUIDs, and then some; the log has to hold it. */
    private static final int MAX_LENGTH = 256;

    @Override
    public void handle(RoutingContext context) {
        String sent = context.request().getHeader(HEADER);
        String id = sent == null || sent.isEmpty()
                ? UuidCreator.getTimeOrderedEpochFast().toString()
                : sent;
        if (id.length() > MAX_LENGTH) {
            throw RequestException.badRequest(
                    "x-request-id: expected at most " + MAX_LENGTH + " characters, found " + id.length());
        }
        context.response().putHeader(HEADER, id);
        context.put(KEY, RequestId.of(id));
        context.next();
    }

    /** The name of a request that has passed this handler. */
    static RequestId of(RoutingContext context) {
        return context.get(KEY);
    }
}
