package io.writeproof.http.inference;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.GatewayState;
import io.writeproof.http.Replies;

/** {@code GET /status}: the process answers, whatever the database does. Thread-safe. */
final class StatusHandler implements Handler<RoutingContext> {

    private final StatusBody body;
    private final Replies replies;

    private record StatusBody(String status, String version, String configHash) {}

    StatusHandler(GatewayState state, Replies replies) {
        this.body = new StatusBody("ok", state.version(), state.configHash());
        this.replies = replies;
    }

    @Override
    public void handle(RoutingContext context) {
        replies.json(context, 200, body);
    }
}
