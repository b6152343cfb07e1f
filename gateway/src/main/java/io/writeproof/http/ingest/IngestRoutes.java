package io.writeproof.http.ingest;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.writeproof.http.DatabaseProbe;
import io.writeproof.http.Failures;
import io.writeproof.http.GatewayState;
import io.writeproof.http.HttpSettings;
import io.writeproof.http.MetricsHandler;
import io.writeproof.http.Replies;
import io.writeproof.http.Routes;
import io.writeproof.http.StatusHandler;
import io.writeproof.metrics.IngestMetrics;
import io.writeproof.metrics.MetricsPage;
import io.writeproof.postgres.Durability;
import io.writeproof.service.ingest.Ingestor;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Who answers what in the message ingestor.
 *
 * @param ingestor takes messages
 * @param metrics counts them
 * @param page what {@code /metrics} shows
 * @param state what {@code /health} and {@code /status} tell
 * @param database asks the database for its settings; may block
 * @param refused hears of each request that was turned away because the queue was full
 */
public record IngestRoutes(
        Ingestor ingestor,
        IngestMetrics metrics,
        MetricsPage page,
        GatewayState state,
        Callable<Durability> database,
        Runnable refused)
        implements Routes {

    private static final String VERSION_HEADER = "x-message-ingestor-version";
    private static final String MESSAGES = "/messages";
    private static final List<String> ENDPOINTS = List.of(
            "POST /messages",
            "GET /messages?limit=",
            "GET /queue/status",
            "WS /ws/stats",
            "GET /health",
            "GET /status",
            "GET /metrics");

    private record DescriptionBody(String service, String version, String queue, List<String> endpoints) {}

    @Override
    public Router router(Vertx vertx, HttpSettings settings) {
        Replies replies = new Replies(VERSION_HEADER, state.version());
        MessageHandler messages = new MessageHandler(ingestor.queue(), metrics, Clock.systemUTC(), replies);
        AskedQueue asked = new AskedQueue(vertx, ingestor.queue());
        QueueHandlers queue = new QueueHandlers(ingestor.batchSize(), asked, metrics, replies);
        DatabaseProbe probe = new DatabaseProbe(vertx, database);
        Router router = Router.router(vertx);
        router.post(MESSAGES).handler(messages::count);
        router.post(MESSAGES)
                .handler(BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes()))
                .handler(messages);
        router.get(MESSAGES).handler(new MessageListHandler(vertx, ingestor.stored(), replies));
        router.get("/queue/status").handler(queue::status);
        router.get("/health").handler(new IngestHealth(state, ingestor, asked, probe, replies));
        router.get("/ws/stats").handler(new StatsStream(vertx, ingestor.batchSize(), asked));
        router.get("/status").handler(new StatusHandler(state, replies));
        router.get("/metrics").handler(queue::measure).handler(new MetricsHandler(page, replies));
        DescriptionBody description = new DescriptionBody(
                "message-ingestor", state.version(), ingestor.queue().place(), ENDPOINTS);
        router.get("/").handler(context -> replies.json(context, 200, description));
        new Failures(new IngestErrors(replies), String.join(", ", ENDPOINTS), refused).of(router);
        return router;
    }
}
