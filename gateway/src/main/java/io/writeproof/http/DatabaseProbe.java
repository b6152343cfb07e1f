package io.writeproof.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.writeproof.postgres.Durability;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database whether it is there, within bounded time.
 *
 * <p>Thread-safe. One thread asks, so that many callers cannot become many connections.
 */
public final class DatabaseProbe {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);
    private static final long TIMEOUT_SECONDS = 2;

    private final Callable<Durability> database;
    private final WorkerExecutor worker;

    /** Prepares the probe; {@code database} may block. */
    public DatabaseProbe(Vertx vertx, Callable<Durability> database) {
        this.database = database;
        this.worker = vertx.createSharedWorkerExecutor("health", 1);
    }

    /** Its settings; fails when it does not answer in time. */
    public Future<Durability> ask() {
        return worker.executeBlocking(database)
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .onFailure(failure ->
                        LOG.warn("The database could not be asked for its health: {}", failure.getMessage()));
    }

    /** Whether it answers in time. */
    public Future<Boolean> isReachable() {
        return ask().map(true).otherwise(false);
    }
}
