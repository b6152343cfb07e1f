package io.writeproof.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.postgres.Durability;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code GET /health}: asks the database and tells what is really in force. Thread-safe. */
public final class HealthHandler implements Handler<RoutingContext> {

    private final GatewayState state;
    private final DatabaseProbe database;
    private final Replies replies;

    private record HealthBody(
            String gateway,
            String postgres,
            String version,
            String writeMode,
            String promise,
            @Nullable DurabilityBody durability,
            boolean durable,
            QueueBody queue,
            String testFault) {}

    private record QueueBody(int depth, int capacity) {}

    /** Tells this state, and what the database says of itself. */
    public HealthHandler(GatewayState state, DatabaseProbe database, Replies replies) {
        this.state = state;
        this.database = database;
        this.replies = replies;
    }

    @Override
    public void handle(RoutingContext context) {
        database.ask()
                .onSuccess(durability -> replies.json(context, 200, body("ok", durability)))
                .onFailure(failure -> replies.json(context, 503, body("error", null)));
    }

    private HealthBody body(String postgres, @Nullable Durability durability) {
        return new HealthBody(
                "ok",
                postgres,
                state.version(),
                state.writeMode().label(),
                state.writeMode().promise().name().toLowerCase(Locale.ROOT),
                durability == null ? null : DurabilityBody.of(durability),
                durability != null && durability.durable(),
                new QueueBody(state.queue().depth().getAsInt(), state.queue().capacity()),
                state.testFault());
    }
}
