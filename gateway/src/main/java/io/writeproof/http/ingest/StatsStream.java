package io.writeproof.http.ingest;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.Json;
import io.writeproof.http.RequestException;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.ingest.Batch;
import io.writeproof.service.ingest.IngestStats;
import io.writeproof.service.ingest.IngestStats.Latency;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code WS /ws/stats}: what the workers have done, twice a second, for a dashboard.
 *
 * <p>Each text is a JSON object with a {@code type}. It is a look and no log: of the batches between two looks only the
 * last is named, and who reads too slowly gets fewer looks; the totals tell what was left out. For one event loop.
 */
final class StatsStream implements Handler<RoutingContext> {

    private static final long LOOK_MILLIS = 500;

    /** Of each event loop: a look costs the queue two questions. */
    private static final int MOST_STREAMS = 50;

    private static final int UPGRADE_REQUIRED = 426;
    /** Status codes of RFC 6455, section 7.4.1, and of its registry. */
    private static final short GOING_AWAY = 1001;

    private static final short TRY_AGAIN_LATER = 1013;

    private final Vertx vertx;
    private final int batchSize;
    private final AskedQueue asked;
    private int open;

    private record UpdateText(
            String type,
            long totalMessages,
            long queueDepth,
            double messagesPerSecond,
            long totalBatches,
            double avgBatchSize,
            int batchThreshold,
            long batchProgress,
            double batchProgressPercent,
            long batchesReady,
            @Nullable Double avgLatencyMs,
            @Nullable Double p95LatencyMs,
            @Nullable Double p99LatencyMs) {

        static UpdateText of(BatchProgress progress, IngestStats stats) {
            Latency latency = stats.latency();
            return new UpdateText(
                    "stats_update",
                    stats.messages(),
                    progress.queued(),
                    stats.perSecond(),
                    stats.batches(),
                    stats.batches() == 0 ? 0 : (double) stats.messages() / stats.batches(),
                    progress.batchSize(),
                    progress.messages(),
                    progress.percent(),
                    progress.batches(),
                    latency == null ? null : latency.averageMillis(),
                    latency == null ? null : latency.p95Millis(),
                    latency == null ? null : latency.p99Millis());
        }
    }

    private record BatchText(String type, List<String> ids, long batchId, int batchSize, String workerTimestamp) {

        static BatchText of(Batch batch) {
            return new BatchText(
                    "batch_persisted",
                    batch.ids(),
                    batch.number(),
                    batch.size(),
                    batch.completedAt().toString());
        }
    }

    private record UnavailableText(String type, String detail) {}

    StatsStream(Vertx vertx, int batchSize, AskedQueue asked) {
        this.vertx = vertx;
        this.batchSize = batchSize;
        this.asked = asked;
    }

    @Override
    public void handle(RoutingContext context) {
        if (!context.request().canUpgradeToWebSocket()) {
            throw RequestException.of(
                    UPGRADE_REQUIRED, "expected a WebSocket's handshake, found a plain request; connect with ws://");
        }
        if (open >= MOST_STREAMS) {
            throw full();
        }
        // Counted when it is open: not every handshake comes to an end, and those under way may be too many together.
        context.request().toWebSocket().onSuccess(this::opened).onFailure(context::fail);
    }

    private static ServiceException full() {
        return new ServiceException(
                Reason.UNAVAILABLE, "as many streams are open as there may be; close one, or try again later");
    }

    private void opened(ServerWebSocket socket) {
        if (socket.isClosed()) {
            return;
        }
        if (open >= MOST_STREAMS) {
            socket.close(TRY_AGAIN_LATER, String.valueOf(full().getMessage()));
        } else {
            open++;
            new Dashboard(socket).start();
        }
    }

    /** One dashboard. */
    private final class Dashboard {

        private final ServerWebSocket socket;
        private boolean looking;
        private long lastBatch;

        Dashboard(ServerWebSocket socket) {
            this.socket = socket;
        }

        void start() {
            long timer = vertx.setPeriodic(0, LOOK_MILLIS, tick -> look());
            socket.closeHandler(closed -> {
                vertx.cancelTimer(timer);
                open--;
            });
            socket.exceptionHandler(failure -> socket.close());
            socket.shutdownHandler(stopping -> {
                vertx.cancelTimer(timer);
                socket.close(GOING_AWAY, "the gateway stops");
            });
        }

        private void look() {
            if (looking || socket.isClosed() || socket.writeQueueFull()) {
                return;
            }
            looking = true;
            Future<Long> depth = asked.length();
            Future<IngestStats> stats = asked.stats();
            Future.all(depth, stats)
                    .onSuccess(both -> tell(depth.result(), stats.result()))
                    .onFailure(failure ->
                            send(new UnavailableText("stats_unavailable", String.valueOf(failure.getMessage()))))
                    .onComplete(done -> looking = false);
        }

        private void tell(long depth, IngestStats stats) {
            send(UpdateText.of(new BatchProgress(depth, batchSize), stats));
            Batch last = stats.last();
            if (last != null && last.number() != lastBatch) {
                lastBatch = last.number();
                send(BatchText.of(last));
            }
        }

        private void send(Object text) {
            if (!socket.isClosed()) {
                socket.writeTextMessage(new String(Json.encode(text), StandardCharsets.UTF_8));
            }
        }
    }
}
