package io.writeproof.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.writeproof.metrics.InferenceMetrics;
import io.writeproof.metrics.MetricsPage;
import io.writeproof.postgres.Durability;
import io.writeproof.service.inference.InferenceService;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Who answers what.
 *
 * @param inference answers inferences
 * @param metrics counts them
 * @param page what {@code /metrics} shows
 * @param state what {@code /health} and {@code /status} tell
 * @param database asks the database for its settings; may block
 * @param refused hears of each request that was turned away because the queue was full
 */
public record Endpoints(
        InferenceService inference,
        InferenceMetrics metrics,
        MetricsPage page,
        GatewayState state,
        Callable<Durability> database,
        Runnable refused) {

    private static final List<Integer> ROUTER_FAILURES = List.of(400, 404, 405, 413, 500);

    /** A router for one event loop. */
    Router router(Vertx vertx, HttpSettings settings) {
        Replies replies = new Replies(state.version());
        Failures failures = new Failures(replies, refused);
        Router router = Router.router(vertx);
        router.post("/inference")
                .handler(BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes()))
                .handler(new InferenceHandler(inference, metrics, System::nanoTime, replies));
        router.get("/health").handler(new HealthHandler(vertx, state, database, replies));
        router.get("/status").handler(new StatusHandler(state, replies));
        router.get("/metrics")
                .handler(context -> replies.send(context, page.contentType(), Buffer.buffer(page.content())));
        ROUTER_FAILURES.forEach(status -> router.errorHandler(status, failures));
        router.route().failureHandler(failures);
        return router;
    }
}
