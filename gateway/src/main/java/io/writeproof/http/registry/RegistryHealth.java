package io.writeproof.http.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.GatewayState;
import io.writeproof.http.Replies;
import io.writeproof.postgres.Durability;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /health}: always 200, as in the source service, with what is the matter in the body.
 *
 * <p>The database is asked once in {@value #FRESH_MILLIS} ms at most, however many ask for its health; those who come
 * meanwhile share the answer. For one event loop.
 */
final class RegistryHealth implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryHealth.class);
    private static final long FRESH_MILLIS = 500;
    private static final long TIMEOUT_SECONDS = 2;

    private final GatewayState state;
    private final Callable<Durability> database;
    private final WorkerExecutor worker;
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

    private record DurabilityBody(
            String serverVersion,
            String fsync,
            String synchronousCommit,
            String fullPageWrites,
            String walSyncMethod) {}

    private record QueueBody(int depth, int capacity) {}

    /** Prepares the handler; {@code database} may block. */
    RegistryHealth(Vertx vertx, GatewayState state, Callable<Durability> database, Replies replies) {
        this.state = state;
        this.database = database;
        this.worker = vertx.createSharedWorkerExecutor("health", 1);
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
            last = worker.executeBlocking(database)
                    .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .onFailure(failure ->
                            LOG.warn("The database could not be asked for its health: {}", failure.getMessage()));
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
                durability == null ? null : durabilityBody(durability),
                durability != null && durability.durable(),
                new QueueBody(state.queue().depth().getAsInt(), state.queue().capacity()));
    }

    private static DurabilityBody durabilityBody(Durability durability) {
        return new DurabilityBody(
                durability.serverVersion(),
                durability.fsync(),
                durability.synchronousCommit(),
                durability.setting("full_page_writes"),
                durability.setting("wal_sync_method"));
    }
}
