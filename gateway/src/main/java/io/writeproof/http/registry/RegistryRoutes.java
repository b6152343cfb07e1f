package io.writeproof.http.registry;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.writeproof.http.DatabaseProbe;
import io.writeproof.http.Failures;
import io.writeproof.http.GatewayState;
import io.writeproof.http.HttpSettings;
import io.writeproof.http.MetricsHandler;
import io.writeproof.http.ProblemReply;
import io.writeproof.http.Replies;
import io.writeproof.http.RequestException;
import io.writeproof.http.Routes;
import io.writeproof.metrics.MetricsPage;
import io.writeproof.metrics.RegistryMetrics;
import io.writeproof.metrics.RegistryMetrics.Operation;
import io.writeproof.postgres.Durability;
import io.writeproof.service.registry.SchemaRegistry;
import java.util.concurrent.Callable;

/**
 * Who answers what in the schema registry.
 *
 * @param registry does what is asked for
 * @param apiKey what callers of the interface must show; health and metrics need none
 * @param metrics counts requests
 * @param page what {@code /metrics} shows
 * @param state what {@code /health} tells
 * @param database asks the database for its settings; may block
 * @param refused hears of each request that was turned away because the queue was full
 */
public record RegistryRoutes(
        SchemaRegistry<Buffer> registry,
        ApiKey apiKey,
        RegistryMetrics metrics,
        MetricsPage page,
        GatewayState state,
        Callable<Durability> database,
        Runnable refused)
        implements Routes {

    /** What the path of a schema begins with. */
    static final String SCHEMA = "/api/v1/schemas/";

    private static final String VERSION_HEADER = "x-schema-registry-version";
    private static final String ALL = "POST /api/v1/schemas, GET /api/v1/schemas/{id}, POST /api/v1/validate/{id},"
            + " POST /api/v1/compatibility/check, GET /health or /metrics";

    /** A registry that keeps schemas as they are sent. */
    public static SchemaRegistry<Buffer> registry(SchemaRegistry.Settings settings, SchemaRegistry.Storage storage) {
        return new SchemaRegistry<>(settings, storage, SchemaDocument::of);
    }

    /** The metrics and nothing else, for an address of their own. */
    public Routes metricsAlone() {
        return (vertx, settings) -> {
            Router router = Router.router(vertx);
            router.get("/metrics").handler(new MetricsHandler(page, new Replies(VERSION_HEADER, state.version())));
            return router;
        };
    }

    @Override
    public Handler<HttpServerRequest> router(Vertx vertx, HttpSettings settings) {
        Replies replies = new Replies(VERSION_HEADER, state.version());
        RegistryHandlers handlers = new RegistryHandlers(registry, replies);
        Handler<RoutingContext> body = BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes());
        Router router = Router.router(vertx);
        post(router, "/api/v1/schemas", Operation.REGISTER).handler(body).handler(handlers::register);
        counted(router.get(SCHEMA + ":id"), Operation.RETRIEVE).handler(handlers::retrieve);
        post(router, "/api/v1/validate/:id", Operation.VALIDATE).handler(body).handler(handlers::validate);
        post(router, "/api/v1/compatibility/check", Operation.COMPATIBILITY)
                .handler(body)
                .handler(handlers::compatibility);
        router.get("/health").handler(new RegistryHealth(state, new DatabaseProbe(vertx, database), replies));
        router.get("/metrics").handler(new MetricsHandler(page, replies));
        new Failures(new ProblemReply(replies, RegistryProblem::of), ALL, refused).of(router);
        return new QuickRetrieval(registry, apiKey, metrics, router);
    }

    @Override
    public void connected(HttpConnection connection) {
        metrics.connected();
        connection.closeHandler(closed -> metrics.disconnected());
    }

    /** A route of its own for what comes before the body: a route with a body handler takes nothing in front of it. */
    private Route post(Router router, String path, Operation operation) {
        counted(router.post(path), operation);
        return router.post(path);
    }

    /** Counts whatever becomes of a request, and asks for the key before anything of its body is read. */
    private Route counted(Route route, Operation operation) {
        return route.handler(context -> {
            long start = System.nanoTime();
            context.addEndHandler(
                    end -> metrics.answered(operation, context.response().getStatusCode(), System.nanoTime() - start));
            requireKey(context);
            context.next();
        });
    }

    private void requireKey(RoutingContext context) {
        String shown = context.request().getHeader(ApiKey.HEADER);
        if (!apiKey.admits(shown)) {
            context.response().putHeader(HttpHeaderNames.WWW_AUTHENTICATE, ApiKey.HEADER);
            throw RequestException.of(
                    401,
                    ApiKey.HEADER + ": expected the key of this registry, found "
                            + (shown == null ? "no such header" : "another"));
        }
    }
}
