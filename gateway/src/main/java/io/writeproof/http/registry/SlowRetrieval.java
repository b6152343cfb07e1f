package io.writeproof.http.registry;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.writeproof.http.HttpSettings;
import io.writeproof.http.Routes;

/**
 * A registry whose retrievals are held up on purpose, so that a test can show that it would notice.
 *
 * @param routes what is asked after the delay
 * @param delayMillis 1 or more
 */
public record SlowRetrieval(RegistryRoutes routes, int delayMillis) implements Routes {

    @Override
    public Handler<HttpServerRequest> router(Vertx vertx, HttpSettings settings) {
        Handler<HttpServerRequest> undelayed = routes.router(vertx, settings);
        return request -> {
            if (isRetrieval(request)) {
                vertx.setTimer(delayMillis, over -> undelayed.handle(request));
            } else {
                undelayed.handle(request);
            }
        };
    }

    private static boolean isRetrieval(HttpServerRequest request) {
        String path = request.path();
        return HttpMethod.GET.equals(request.method()) && path != null && path.startsWith(RegistryRoutes.SCHEMA);
    }

    @Override
    public void connected(HttpConnection connection) {
        routes.connected(connection);
    }
}
