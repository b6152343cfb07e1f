package io.writeproof.http.registry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.DatabaseProbe;
import io.writeproof.http.GatewayState;
import io.writeproof.http.Replies;
import io.writeproof.http.WriteHealth;
import io.writeproof.postgres.Durability;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code GET /health}: always 200, as in the source service, with what is the matter in the body. For one event loop. */
final class RegistryHealth implements Handler<RoutingContext> {

    private final GatewayState state;
    private final DatabaseProbe database;
    private final Replies replies;

    private record HealthBody(
            String status,
            Map<String, Component> components,
            @JsonUnwrapped WriteHealth write) {}

    private record Component(String status, @Nullable String message) {}

    RegistryHealth(GatewayState state, DatabaseProbe database, Replies replies) {
        this.state = state;
        this.database = database;
        this.replies = replies;
    }

    @Override
    public void handle(RoutingContext context) {
        database.ask().onComplete(answer -> replies.json(context, 200, body(answer.result())));
    }

    private HealthBody body(@Nullable Durability durability) {
        Map<String, Component> components = new TreeMap<>();
        components.put(
                "database",
                durability == null ? new Component("down", "it does not answer") : new Component("up", null));
        components.put("redis", new Component("up", "not used: schemas are kept in the memory of this process"));
        return new HealthBody(
                durability == null ? "degraded" : "healthy", components, WriteHealth.of(state, durability));
    }
}
