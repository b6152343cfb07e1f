package io.writeproof.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /health}: asks the database and tells what is really in force. For one event loop. */
public final class HealthHandler implements Handler<RoutingContext> {

    private final GatewayState state;
    private final DatabaseProbe database;
    private final Replies replies;

    private record HealthBody(String gateway, @JsonUnwrapped WriteHealth write) {}

    /** Tells this state, and what the database says of itself. */
    public HealthHandler(GatewayState state, DatabaseProbe database, Replies replies) {
        this.state = state;
        this.database = database;
        this.replies = replies;
    }

    @Override
    public void handle(RoutingContext context) {
        database.ask()
                .onComplete(asked -> replies.json(
                        context,
                        asked.succeeded() ? 200 : 503,
                        new HealthBody("ok", WriteHealth.of(state, asked.result()))));
    }
}
