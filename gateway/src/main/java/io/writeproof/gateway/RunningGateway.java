package io.writeproof.gateway;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.writeproof.gateway.config.GatewayConfig;
import io.writeproof.http.BindAddress;
import io.writeproof.http.GatewayState;
import io.writeproof.http.HttpDoor;
import io.writeproof.metrics.ProcessMetrics;
import io.writeproof.metrics.WriteLog;
import io.writeproof.metrics.WriteMetrics;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.postgres.Durability;
import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.postgres.RunSchema;
import io.writeproof.service.HandOff;
import io.writeproof.write.Destination;
import io.writeproof.write.DestinationCheck;
import io.writeproof.write.DrainReport;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WritePath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A gateway that serves: the parts put together in order, and taken apart in the opposite one.
 *
 * <p>For one thread at a time; {@link #stop} may run on another thread than {@link #start}.
 */
final class RunningGateway {

    private final Resources resources;
    private final Duration drainDeadline;
    private final Durability durability;
    private final WritePath<?> path;
    private final HandOff<?> rows;
    private final Service.Served served;
    private final HttpDoor door;

    private <R> RunningGateway(Launch launch, Service<R> service, Resources resources) {
        this.resources = resources;
        GatewayConfig config = launch.config();
        this.drainDeadline = config.http().drainDeadline();
        ConnectionSettings database = tables(launch, service, resources);
        this.durability = durabilityOf(database);
        PrometheusRegistry registry = new PrometheusRegistry();
        ProcessMetrics.register(registry);
        WriteMetrics<R> metrics = new WriteMetrics<>(registry, config.write().mode());
        DataSource pool = resources.add(ConnectionPool.open(database, config.connectionPoolSize()));
        PoolCheck.requireAll(pool, config.connectionPoolSize());
        WriteListener<R> listener = service.listening(new WriteLog<>(service.destination()::key, metrics));
        WritePath<R> open = resources.add(openPath(launch, service, pool, listener));
        HandOff<R> handOff = new HandOff<>(open, config.connectionPoolSize(), queueCapacity(config));
        metrics.showDepth(handOff::depth);
        this.path = open;
        this.rows = handOff;
        this.served = service.serve(
                new Serving<>(handOff, pool, registry, state(launch), () -> durabilityOf(database), metrics::refused));
        this.door = HttpDoor.open(config.http(), served.routes());
    }

    /**
     * Starts everything, or nothing.
     *
     * @throws RuntimeException if a part cannot be started; the parts before it are closed again
     */
    static RunningGateway start(Launch launch) {
        Resources resources = new Resources();
        try {
            return new RunningGateway(launch, Services.of(launch.config()), resources);
        } catch (RuntimeException | Error e) {
            resources.close();
            throw e;
        }
    }

    /** The service's tables, made if they are missing. */
    private static ConnectionSettings tables(Launch launch, Service<?> service, Resources resources) {
        ConnectionSettings server = launch.database() == null
                ? resources.add(EmbeddedServer.start()).connection()
                : launch.database();
        DestinationCheck.requireWritable(server);
        String schema = launch.schema() == null ? service.defaultSchema() : launch.schema();
        RunSchema.migrate(server, schema, service.name());
        ConnectionSettings database = server.inSchema(schema);
        DestinationCheck.require(database, service.destination());
        return database;
    }

    private static Durability durabilityOf(ConnectionSettings database) {
        try (Connection connection = database.connect()) {
            return Durability.read(connection);
        } catch (SQLException e) {
            throw new DatabaseException("A connection to " + database + " could not be closed", e);
        }
    }

    private static <R> WritePath<R> openPath(
            Launch launch, Service<R> service, DataSource pool, WriteListener<R> listener) {
        GatewayConfig.Write write = launch.config().write();
        Function<Destination<R>, WritePath<R>> opener =
                destination -> write.mode().open(pool, destination, write.settings(), listener);
        return launch.fault() == null ? opener.apply(service.destination()) : service.damaged(launch.fault(), opener);
    }

    private GatewayState state(Launch launch) {
        GatewayConfig config = launch.config();
        return new GatewayState(
                Version.current(),
                config.hash(),
                path.mode(),
                new GatewayState.Queue(rows::depth, queueCapacity(config)),
                launch.fault() == null ? "none" : launch.fault().toString());
    }

    private static int queueCapacity(GatewayConfig config) {
        return config.write().settings().queueCapacity();
    }

    /** Where it listens, with the real port. */
    BindAddress address() {
        return door.address();
    }

    /** The line that says that it serves, and what its answers are worth. */
    String readyLine() {
        return "gateway ready: http://" + address() + " write_mode="
                + path.mode().label() + " fsync="
                + durability.fsync() + " synchronous_commit=" + durability.synchronousCommit() + " postgres="
                + durability.serverVersion();
    }

    /** Takes no more requests, writes what has been accepted, and closes everything. */
    Drained stop() {
        long start = System.nanoTime();
        served.stopping().run();
        door.close();
        served.drain().accept(drainDeadline);
        long before = path.drain(Duration.ZERO).committed();
        rows.drain(drainDeadline);
        path.drain(drainDeadline);
        path.close();
        DrainReport total = path.drain(Duration.ZERO);
        Drained drained = new Drained(total.committed() - before, Duration.ofNanos(System.nanoTime() - start), total);
        resources.close();
        return drained;
    }
}
