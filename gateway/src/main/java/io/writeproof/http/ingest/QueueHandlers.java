package io.writeproof.http.ingest;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.Replies;
import io.writeproof.metrics.IngestMetrics;
import io.writeproof.service.ingest.Batch;
import io.writeproof.service.ingest.IngestStats;
import org.jspecify.annotations.Nullable;

/** What there is to know of the queue, by {@code GET /queue/status} and in {@code /metrics}. Thread-safe. */
final class QueueHandlers {

    private final int batchSize;
    private final AskedQueue asked;
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

    QueueHandlers(int batchSize, AskedQueue asked, IngestMetrics metrics, Replies replies) {
        this.batchSize = batchSize;
        this.asked = asked;
        this.metrics = metrics;
        this.replies = replies;
    }

    void status(RoutingContext context) {
        Future<Long> length = asked.length();
        Future<IngestStats> stats = asked.stats();
        Future.all(length, stats)
                .map(both -> body(length.result(), stats.result().last()))
                .onSuccess(body -> replies.json(context, 200, body))
                .onFailure(context::fail);
    }

    private StatusBody body(long length, @Nullable Batch last) {
        BatchProgress progress = new BatchProgress(length, batchSize);
        return new StatusBody(length, batchSize, progress.messages(), progress.batches(), BatchBody.of(last));
    }

    /** Asks for the length before the metrics are shown; of a queue that does not answer the last one stands. */
    void measure(RoutingContext context) {
        asked.length().onSuccess(metrics::queued).onComplete(measured -> context.next());
    }
}
