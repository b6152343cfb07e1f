package io.writeproof.http.classify;

import io.vertx.core.Vertx;
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
import io.writeproof.metrics.QueryMetrics;
import io.writeproof.postgres.Durability;
import io.writeproof.service.classify.ClassifyService;
import java.util.concurrent.Callable;

/**
 * Who answers what in the query gateway.
 *
 * @param service answers requests to classify
 * @param metrics counts them
 * @param page what {@code /metrics} shows
 * @param state what {@code /health} and {@code /status} tell
 * @param database asks the database for its settings; may block
 * @param refused hears of each request that was turned away because the write queue was full
 */
public record ClassifyRoutes(
        ClassifyService service,
        QueryMetrics metrics,
        MetricsPage page,
        GatewayState state,
        Callable<Durability> database,
        Runnable refused)
        implements Routes {

    private static final String VERSION_HEADER = "x-query-gateway-version";
    private static final String CLASSIFY = "/v1/query-classify";
    private static final String ALL =
            "POST " + CLASSIFY + ", GET /health/live, /health/ready, /health/deep, /health," + " /status or /metrics";

    @Override
    public Router router(Vertx vertx, HttpSettings settings) {
        Replies replies = new Replies(VERSION_HEADER, state.version());
        ClassifyHandler classify = new ClassifyHandler(service, metrics, System::nanoTime, replies);
        DatabaseProbe probe = new DatabaseProbe(vertx, database);
        ProbeHandlers probes = new ProbeHandlers(service, metrics, probe, replies);
        Router router = Router.router(vertx);
        router.route().handler(new RequestIdHandler());
        router.post(CLASSIFY).handler(classify::count);
        router.post(CLASSIFY)
                .handler(BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes()))
                .handler(classify);
        router.get("/health/live").handler(probes::live);
        router.get("/health/ready").handler(probes::ready);
        router.get("/health/deep").handler(probes::deep);
        router.get("/health").handler(new HealthHandler(state, probe, replies));
        router.get("/status").handler(new StatusHandler(state, replies));
        router.get("/metrics").handler(new MetricsHandler(page, replies));
        new Failures(new ProblemReply(replies, ClassifyProblem::of), ALL, refused).of(router);
        return router;
    }
}
