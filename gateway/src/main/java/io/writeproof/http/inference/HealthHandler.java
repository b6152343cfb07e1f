package io.writeproof.http.inference;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.GatewayState;
import io.writeproof.http.Replies;
import io.writeproof.postgres.Durability;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /health}: asks the database, within bounded time, and tells what is really in force.
 *
 * <p>Thread-safe. One thread asks, so that many callers cannot become many connections.
 */
final class HealthHandler implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger(HealthHandler.class);
    private static final long TIMEOUT_SECONDS = 2;

    private final GatewayState state;
    private final Callable<Durability> database;
    private final WorkerExecutor worker;
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

    private record DurabilityBody(
            String serverVersion, String fsync, String synchronousCommit, String fullPageWrites, String walSyncMethod) {

        static DurabilityBody of(Durability durability) {
            return new DurabilityBody(
                    durability.serverVersion(),
                    durability.fsync(),
                    durability.synchronousCommit(),
                    durability.setting("full_page_writes"),
                    durability.setting("wal_sync_method"));
        }
    }

    private record QueueBody(int depth, int capacity) {}

    /** Prepares the handler; {@code database} may block. */
    HealthHandler(Vertx vertx, GatewayState state, Callable<Durability> database, Replies replies) {
        this.state = state;
        this.database = database;
        this.worker = vertx.createSharedWorkerExecutor("health", 1);
        this.replies = replies;
    }

    @Override
    public void handle(RoutingContext context) {
        worker.executeBlocking(database)
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .onSuccess(durability -> replies.json(context, 200, body("ok", durability)))
                .onFailure(failure -> {
                    LOG.warn("The database could not be asked for its health: {}", failure.getMessage());
                    replies.json(context, 503, body("error", null));
                });
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
