package io.writeproof.http.registry;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.writeproof.http.Json;
import io.writeproof.metrics.RegistryMetrics;
import io.writeproof.metrics.RegistryMetrics.Operation;
import io.writeproof.service.registry.SchemaRegistry;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /api/v1/schemas/{id}} for schemas that are in memory, and leaves every other request to the router.
 *
 * <p>This is nine requests of ten. It looks at method, path and key, and sends bytes that are there: no route is searched, no
 * thread changed, nothing encoded. Whatever is not plainly right, an error above all, is the router's. Thread-safe.
 */
final class QuickRetrieval implements Handler<HttpServerRequest> {

    private static final CharSequence JSON = HttpHeaders.createOptimized(Json.CONTENT_TYPE);

    private final SchemaRegistry<Buffer> registry;
    private final ApiKey apiKey;
    private final RegistryMetrics metrics;
    private final LongSupplier nanoClock;
    private final Handler<HttpServerRequest> router;

    QuickRetrieval(
            SchemaRegistry<Buffer> registry,
            ApiKey apiKey,
            RegistryMetrics metrics,
            Handler<HttpServerRequest> router) {
        this.registry = registry;
        this.apiKey = apiKey;
        this.metrics = metrics;
        this.nanoClock = System::nanoTime;
        this.router = router;
    }

    @Override
    public void handle(HttpServerRequest request) {
        long start = nanoClock.getAsLong();
        Buffer document = document(request);
        if (document == null) {
            router.handle(request);
            return;
        }
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(document);
        metrics.answered(Operation.RETRIEVE, 200, nanoClock.getAsLong() - start);
    }

    private @Nullable Buffer document(HttpServerRequest request) {
        String path = request.path();
        if (!HttpMethod.GET.equals(request.method()) || path == null || !path.startsWith(RegistryRoutes.SCHEMA)) {
            return null;
        }
        UUID id = SchemaId.parseFrom(path, RegistryRoutes.SCHEMA.length());
        return id == null || !apiKey.admits(request.getHeader(ApiKey.HEADER)) ? null : registry.cached(id);
    }
}
