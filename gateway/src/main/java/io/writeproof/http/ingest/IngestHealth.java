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
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /health}: what the source service tells, and what every service of the gateway does; 503 when the queue or
 * the database does not answer. For one event loop.
 */
final class IngestHealth implements Handler<RoutingContext> {

    private final GatewayState state;
    private final Ingestor ingestor;
    private final AskedQueue asked;
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

    IngestHealth(GatewayState state, Ingestor ingestor, AskedQueue asked, DatabaseProbe database, Replies replies) {
        this.state = state;
        this.ingestor = ingestor;
        this.asked = asked;
        this.database = database;
        this.replies = replies;
    }

    @Override
    public void handle(RoutingContext context) {
        Future<Long> length = asked.length();
        Future<Durability> durability = database.ask();
        Future.join(length, durability)
                .onComplete(
                        both -> replies.json(context, both.succeeded() ? 200 : 503, body(length, durability.result())));
    }

    private HealthBody body(Future<Long> queued, @Nullable Durability durability) {
        Long length = queued.result();
        int batch = ingestor.batchSize();
        BatchProgress progress = length == null ? null : new BatchProgress(length, batch);
        return new HealthBody(
                length == null || durability == null ? "unhealthy" : "healthy",
                length == null ? "unreachable" : ingestor.queue().place(),
                length,
                batch,
                progress == null ? null : progress.messages(),
                progress == null ? null : progress.batches(),
                length == null ? queued.cause().getMessage() : null,
                WriteHealth.of(state, durability).queued(length));
    }
}
