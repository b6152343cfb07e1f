package io.writeproof.http.ingest;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.Replies;
import io.writeproof.metrics.IngestMetrics;
import io.writeproof.service.ingest.BatchWatch.Batch;
import io.writeproof.service.ingest.Ingestor;
import org.jspecify.annotations.Nullable;

/** What there is to know of the queue, by {@code GET /queue/status} and in {@code /metrics}. Thread-safe. */
final class QueueHandlers {

    private final Ingestor ingestor;
    private final IngestMetrics metrics;
    private final Replies replies;

    private record StatusBody(
            long queueLength,
            int batchThreshold,
            long batchProgress,
            long batchesReady,
            @Nullable BatchBody lastBatch) {}

    private record BatchBody(long batchId, int size, String completedAt) {

        static @Nullable BatchBody of(@Nullable Batch batch) {
            return batch == null
                    ? null
                    : new BatchBody(
                            batch.number(), batch.size(), batch.completedAt().toString());
        }
    }

    QueueHandlers(Ingestor ingestor, IngestMetrics metrics, Replies replies) {
        this.ingestor = ingestor;
        this.metrics = metrics;
        this.replies = replies;
    }

    void status(RoutingContext context) {
        length(context)
                .onSuccess(length -> replies.json(context, 200, body(length)))
                .onFailure(context::fail);
    }

    private StatusBody body(long length) {
        int batch = ingestor.batchSize();
        return new StatusBody(
                length,
                batch,
                length % batch,
                length / batch,
                BatchBody.of(ingestor.batches().last()));
    }

    /** Asks for the length before the metrics are shown; of a queue that does not answer the last one stands. */
    void measure(RoutingContext context) {
        length(context).onSuccess(metrics::queued).onComplete(asked -> context.next());
    }

    private Future<Long> length(RoutingContext context) {
        return Future.fromCompletionStage(
                ingestor.queue().length(), context.vertx().getOrCreateContext());
    }
}
