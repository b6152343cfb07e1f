package io.writeproof.http.classify;

import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.DatabaseProbe;
import io.writeproof.http.Replies;
import io.writeproof.metrics.QueryMetrics;
import io.writeproof.service.classify.AnswerCache;
import io.writeproof.service.classify.Batcher;
import io.writeproof.service.classify.ClassifyService;
import java.util.concurrent.TimeUnit;

/**
 * The three probes of the source service, whose checks know the database too.
 *
 * <p>For one event loop.
 */
final class ProbeHandlers {

    private static final String HEALTHY = "healthy";
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ClassifyService service;
    private final QueryMetrics metrics;
    private final DatabaseProbe database;
    private final Replies replies;

    private record LiveBody(String status, LiveChecks checks) {}

    private record LiveChecks(boolean process) {}

    private record ReadyBody(String status, ReadyChecks checks) {}

    private record ReadyChecks(boolean model, boolean database) {}

    private record DeepBody(String status, Checks checks) {}

    private record Checks(
            ModelCheck model,
            CacheCheck cache,
            BatchCheck batchProcessor,
            MetricsCheck metrics,
            DatabaseCheck database) {}

    private record ModelCheck(boolean loaded, String device) {}

    private record CacheCheck(boolean l1Enabled, long l1Size, int l1MaxSize, boolean l2Enabled) {}

    private record BatchCheck(boolean running, int queueDepth, int maxBatchSize, double maxWaitSec) {}

    private record MetricsCheck(long activeRequests, int modelLoaded) {}

    private record DatabaseCheck(boolean reachable) {}

    ProbeHandlers(ClassifyService service, QueryMetrics metrics, DatabaseProbe database, Replies replies) {
        this.service = service;
        this.metrics = metrics;
        this.database = database;
        this.replies = replies;
    }

    /** {@code GET /health/live}: the process answers. */
    void live(RoutingContext context) {
        replies.json(context, 200, new LiveBody(HEALTHY, new LiveChecks(true)));
    }

    /** {@code GET /health/ready}: requests can be answered. */
    void ready(RoutingContext context) {
        boolean model = service.batcher().isRunning();
        database.isReachable().onSuccess(reachable -> {
            boolean ready = model && reachable;
            ReadyBody body = new ReadyBody(ready ? HEALTHY : "unhealthy", new ReadyChecks(model, reachable));
            replies.json(context, ready ? 200 : 503, body);
        });
    }

    /** {@code GET /health/deep}: what there is to know, always with 200. */
    void deep(RoutingContext context) {
        database.isReachable().onSuccess(reachable -> {
            Checks checks = checks(reachable);
            boolean healthy = checks.model().loaded() && reachable;
            replies.json(context, 200, new DeepBody(healthy ? HEALTHY : "degraded", checks));
        });
    }

    private Checks checks(Boolean reachable) {
        boolean running = service.batcher().isRunning();
        AnswerCache cache = service.cache();
        Batcher.Settings batches = service.batcher().settings();
        return new Checks(
                new ModelCheck(running, "dummy"),
                new CacheCheck(cache.maxSize() > 0, cache.size(), cache.maxSize(), false),
                new BatchCheck(
                        running,
                        service.batcher().depth(),
                        batches.maxSize(),
                        batches.maxWait().toNanos() / NANOS_PER_SECOND),
                new MetricsCheck(metrics.active(), running ? 1 : 0),
                new DatabaseCheck(reachable));
    }
}
