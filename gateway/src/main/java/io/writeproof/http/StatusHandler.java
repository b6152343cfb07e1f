package io.writeproof.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /status}: the process answers, whatever the database does. Thread-safe. */
public final class StatusHandler implements Handler<RoutingContext> {

    private final StatusBody body;
    private final Replies replies;

    private record StatusBody(String status, String version, String configHash) {}

    /** Tells this state. */
    public StatusHandler(GatewayState state, Replies replies) {
        this.body = new StatusBody("ok", state.version(), state.configHash());
        this.replies = replies;
    }

    @Override
    public void handle(RoutingContext context) {
        replies.json(context, 200, body);
    }
}
