package io.writeproof.http.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.DatabaseProbe;
import io.writeproof.http.DurabilityBody;
import io.writeproof.http.GatewayState;
import io.writeproof.http.Replies;
import io.writeproof.postgres.Durability;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /health}: always 200, as in the source service, with what is the matter in the body.
 *
 * <p>The database is asked once in {@value #FRESH_MILLIS} ms at most, however many ask for its health; those who come
 * meanwhile share the answer. For one event loop.
 */
final class RegistryHealth implements Handler<RoutingContext> {

    private static final long FRESH_MILLIS = 500;

    private final GatewayState state;
    private final DatabaseProbe database;
    private final Replies replies;
    private @Nullable Future<Durability> last;
    private long lastNanos;

    private record HealthBody(
            String status,
            Map<String, Component> components,
            String version,
            String writeMode,
            String promise,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DurabilityBody durability,

            boolean durable,
            QueueBody queue) {}

    private record Component(String status, @Nullable String message) {}

    private record QueueBody(int depth, int capacity) {}

    RegistryHealth(GatewayState state, DatabaseProbe database, Replies replies) {
        this.state = state;
        this.database = database;
        this.replies = replies;
    }

    @Override
    public void handle(RoutingContext context) {
        asked().onComplete(answer -> replies.json(context, 200, body(answer.result())));
    }

    private Future<Durability> asked() {
        long now = System.nanoTime();
        if (last == null || now - lastNanos > TimeUnit.MILLISECONDS.toNanos(FRESH_MILLIS)) {
            lastNanos = now;
            last = database.ask();
        }
        return last;
    }

    private HealthBody body(@Nullable Durability durability) {
        Map<String, Component> components = new TreeMap<>();
        components.put(
                "database",
                durability == null ? new Component("down", "it does not answer") : new Component("up", null));
        components.put("redis", new Component("up", "not used: schemas are kept in the memory of this process"));
        return new HealthBody(
                durability == null ? "degraded" : "healthy",
                components,
                state.version(),
                state.writeMode().label(),
                state.writeMode().promise().name().toLowerCase(Locale.ROOT),
                durability == null ? null : DurabilityBody.of(durability),
                durability != null && durability.durable(),
                new QueueBody(state.queue().depth().getAsInt(), state.queue().capacity()));
    }
}
