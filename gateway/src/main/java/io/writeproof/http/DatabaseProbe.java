package io.writeproof.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.writeproof.postgres.Durability;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database whether it is there, within bounded time and not for every caller.
 *
 * <p>An answer is good for a second: each look is a connection of its own, and whoever asks for the health of the
 * gateway as often as he can must not keep others from it. A failure is not kept, so that the end of an outage is told
 * at once; as long as there is no answer, all who ask wait for the same one. For one event loop.
 */
public final class DatabaseProbe {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);
    private static final long TIMEOUT_SECONDS = 2;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Callable<Durability> database;
    private final WorkerExecutor worker;
    private final LongSupplier nanoClock;
    private @Nullable Future<Durability> last;
    private long lastNanos;

    /** Prepares the probe; {@code database} may block. */
    public DatabaseProbe(Vertx vertx, Callable<Durability> database) {
        this(vertx, database, System::nanoTime);
    }

    DatabaseProbe(Vertx vertx, Callable<Durability> database, LongSupplier nanoClock) {
        this.database = database;
        this.worker = vertx.createSharedWorkerExecutor("health", 1);
        this.nanoClock = nanoClock;
    }

    /** Its settings; fails when it does not answer in time. */
    public Future<Durability> ask() {
        Future<Durability> known = last;
        if (known == null || isOver(known)) {
            lastNanos = nanoClock.getAsLong();
            known = look();
            last = known;
        }
        return known;
    }

    private boolean isOver(Future<Durability> known) {
        return known.failed() || (known.succeeded() && nanoClock.getAsLong() - lastNanos > FRESH_NANOS);
    }

    private Future<Durability> look() {
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
