package io.writeproof.http.orchestration;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.writeproof.http.DatabaseProbe;
import io.writeproof.http.Failures;
import io.writeproof.http.GatewayState;
import io.writeproof.http.HealthHandler;
import io.writeproof.http.HttpSettings;
import io.writeproof.http.MetricsHandler;
import io.writeproof.http.ProblemReply;
import io.writeproof.http.Replies;
import io.writeproof.http.Routes;
import io.writeproof.http.StatusHandler;
import io.writeproof.metrics.MetricsPage;
import io.writeproof.postgres.Durability;
import io.writeproof.service.orchestration.Orchestrations;
import java.util.concurrent.Callable;

/**
 * Who answers what for the orchestrations.
 *
 * @param orchestrations does what is asked for
 * @param page what {@code /metrics} shows
 * @param state what {@code /health} tells
 * @param database asks the database for its settings; may block
 * @param refused hears of each request that was turned away because the queue was full
 */
public record OrchestrationRoutes(
        Orchestrations orchestrations,
        MetricsPage page,
        GatewayState state,
        Callable<Durability> database,
        Runnable refused)
        implements Routes {

    private static final String VERSION_HEADER = "x-orchestration-version";
    private static final String ALL = "POST /orchestrations, GET /orchestrations/{id}, GET /orchestrations/{id}/wait,"
            + " GET /health, /status or /metrics";

    @Override
    public Handler<HttpServerRequest> router(Vertx vertx, HttpSettings settings) {
        Replies replies = new Replies(VERSION_HEADER, state.version());
        OrchestrationHandlers handlers = new OrchestrationHandlers(orchestrations, replies);
        Router router = Router.router(vertx);
        router.post("/orchestrations")
                .handler(BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes()))
                .handler(handlers::start);
        router.get("/orchestrations/:id").handler(handlers::status);
        router.get("/orchestrations/:id/wait").handler(handlers::await);
        router.get("/health").handler(new HealthHandler(state, new DatabaseProbe(vertx, database), replies));
        router.get("/status").handler(new StatusHandler(state, replies));
        router.get("/metrics").handler(new MetricsHandler(page, replies));
        new Failures(new ProblemReply(replies, OrchestrationProblem::of), ALL, refused).of(router);
        return router;
    }
}
