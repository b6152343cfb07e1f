package io.writeproof.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;

/** Who answers what: the routes of one service. */
@FunctionalInterface
public interface Routes {

    /** What answers on one event loop, in general a router; called once for each, on different threads. */
    Handler<HttpServerRequest> router(Vertx vertx, HttpSettings settings);

    /** Hears of each connection that is made, on its event loop. */
    default void connected(HttpConnection connection) {}
}
