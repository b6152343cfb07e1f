package io.writeproof.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** Who answers what: the routes of one service. */
@FunctionalInterface
public interface Routes {

    /** A router for one event loop; called once for each, on different threads. */
    Router router(Vertx vertx, HttpSettings settings);
}
