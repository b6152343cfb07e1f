package io.writeproof.http.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.DatabaseProbe;
import io.writeproof.http.GatewayState;
import io.writeproof.http.Replies;
import io.writeproof.http.WriteHealth;
import io.writeproof.postgres.Durability;
import io.writeproof.service.ingest.Ingestor;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /health}: what the source service tells, and what every service of the gateway does; 503 when the queue or
 * the database does not answer. For one event loop.
 */
final class IngestHealth implements Handler<RoutingContext> {

    private final GatewayState state;
    private final Ingestor ingestor;
    private final DatabaseProbe database;
    private final Replies replies;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record HealthBody(
            String status,
            String redis,
            @Nullable Long queueLength,
            int batchThreshold,
            @Nullable Long batchProgress,
            @Nullable Long batchesPending,
            @Nullable String detail,
            @JsonUnwrapped WriteHealth write) {}

    IngestHealth(GatewayState state, Ingestor ingestor, DatabaseProbe database, Replies replies) {
        this.state = state;
        this.ingestor = ingestor;
        this.database = database;
        this.replies = replies;
    }

    @Override
    public void handle(RoutingContext context) {
        Future<Long> length = Future.fromCompletionStage(
                ingestor.queue().length(), context.vertx().getOrCreateContext());
        Future<Durability> durability = database.ask();
        Future.join(length, durability)
                .onComplete(
                        both -> replies.json(context, both.succeeded() ? 200 : 503, body(length, durability.result())));
    }

    private static @Nullable String reason(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause().getMessage()
                : failure.getMessage();
    }

    private HealthBody body(Future<Long> asked, @Nullable Durability durability) {
        Long length = asked.result();
        int batch = ingestor.batchSize();
        return new HealthBody(
                length == null || durability == null ? "unhealthy" : "healthy",
                length == null ? "unreachable" : ingestor.queue().place(),
                length,
                batch,
                length == null ? null : length % batch,
                length == null ? null : length / batch,
                length == null ? reason(asked.cause()) : null,
                WriteHealth.of(state, durability).queued(length));
    }
}
