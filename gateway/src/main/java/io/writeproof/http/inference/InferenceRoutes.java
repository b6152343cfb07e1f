package io.writeproof.http.inference;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.writeproof.http.DatabaseProbe;
import io.writeproof.http.Failures;
import io.writeproof.http.GatewayState;
import io.writeproof.http.HealthHandler;
import io.writeproof.http.HttpSettings;
import io.writeproof.http.MetricsHandler;
import io.writeproof.http.Replies;
import io.writeproof.http.Routes;
import io.writeproof.http.StatusHandler;
import io.writeproof.metrics.InferenceMetrics;
import io.writeproof.metrics.MetricsPage;
import io.writeproof.postgres.Durability;
import io.writeproof.service.inference.InferenceService;
import java.util.concurrent.Callable;

/**
 * Who answers what in the inference service.
 *
 * @param inference answers inferences
 * @param metrics counts them
 * @param page what {@code /metrics} shows
 * @param state what {@code /health} and {@code /status} tell
 * @param database asks the database for its settings; may block
 * @param refused hears of each request that was turned away because the queue was full
 */
public record InferenceRoutes(
        InferenceService inference,
        InferenceMetrics metrics,
        MetricsPage page,
        GatewayState state,
        Callable<Durability> database,
        Runnable refused)
        implements Routes {

    private static final String VERSION_HEADER = "x-tensorzero-gateway-version";
    private static final String ALL = "POST /inference, GET /health, /status or /metrics";

    private record ErrorBody(String error) {}

    @Override
    public Router router(Vertx vertx, HttpSettings settings) {
        Replies replies = new Replies(VERSION_HEADER, state.version());
        Router router = Router.router(vertx);
        router.post("/inference")
                .handler(BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes()))
                .handler(new InferenceHandler(inference, metrics, System::nanoTime, replies));
        router.get("/health").handler(new HealthHandler(state, new DatabaseProbe(vertx, database), replies));
        router.get("/status").handler(new StatusHandler(state, replies));
        router.get("/metrics").handler(new MetricsHandler(page, replies));
        new Failures(
                        (context, problem) -> replies.json(context, problem.status(), new ErrorBody(problem.message())),
                        ALL,
                        refused)
                .of(router);
        return router;
    }
}
