package io.writeproof.gateway;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.writeproof.fault.FaultyWritePath;
import io.writeproof.gateway.config.GatewayConfig;
import io.writeproof.http.BindAddress;
import io.writeproof.http.Endpoints;
import io.writeproof.http.GatewayState;
import io.writeproof.http.HttpDoor;
import io.writeproof.metrics.InferenceMetrics;
import io.writeproof.metrics.MetricsPage;
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
import io.writeproof.service.inference.DummyProvider;
import io.writeproof.service.inference.Inference;
import io.writeproof.service.inference.InferenceService;
import io.writeproof.service.inference.InferenceTables;
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
    private final WritePath<Inference> path;
    private final HandOff<Inference> rows;
    private final HttpDoor door;

    private RunningGateway(Launch launch, Resources resources) {
        this.resources = resources;
        GatewayConfig config = launch.config();
        this.drainDeadline = config.http().drainDeadline();
        ConnectionSettings server = database(launch, resources);
        DestinationCheck.requireWritable(server);
        RunSchema.migrate(server, launch.schema());
        ConnectionSettings database = server.inSchema(launch.schema());
        DestinationCheck.require(database, InferenceTables.BOTH);
        this.durability = durabilityOf(database);
        PrometheusRegistry registry = new PrometheusRegistry();
        ProcessMetrics.register(registry);
        WriteMetrics<Inference> metrics =
                new WriteMetrics<>(registry, config.write().mode());
        DataSource pool = resources.add(ConnectionPool.open(database, config.connectionPoolSize()));
        PoolCheck.requireAll(pool, config.connectionPoolSize());
        this.path = resources.add(openPath(launch, pool, new WriteLog<>(InferenceTables.BOTH::key, metrics)));
        this.rows = new HandOff<>(path, config.connectionPoolSize(), queueCapacity(config));
        metrics.showDepth(rows::depth);
        this.door = HttpDoor.open(
                config.http(),
                new Endpoints(
                        inferences(config),
                        new InferenceMetrics(registry),
                        new MetricsPage(registry),
                        state(launch),
                        () -> durabilityOf(database),
                        metrics::refused));
    }

    /**
     * Starts everything, or nothing.
     *
     * @throws RuntimeException if a part cannot be started; the parts before it are closed again
     */
    static RunningGateway start(Launch launch) {
        Resources resources = new Resources();
        try {
            return new RunningGateway(launch, resources);
        } catch (RuntimeException | Error e) {
            resources.close();
            throw e;
        }
    }

    private static ConnectionSettings database(Launch launch, Resources resources) {
        return launch.database() == null ? resources.add(EmbeddedServer.start()).connection() : launch.database();
    }

    private static Durability durabilityOf(ConnectionSettings database) {
        try (Connection connection = database.connect()) {
            return Durability.read(connection);
        } catch (SQLException e) {
            throw new DatabaseException("A connection to " + database + " could not be closed", e);
        }
    }

    private static WritePath<Inference> openPath(Launch launch, DataSource pool, WriteListener<Inference> listener) {
        GatewayConfig.Write write = launch.config().write();
        Function<Destination<Inference>, WritePath<Inference>> opener =
                destination -> write.mode().open(pool, destination, write.settings(), listener);
        return launch.fault() == null
                ? opener.apply(InferenceTables.BOTH)
                : new FaultyWritePath(launch.fault(), InferenceTables.BOTH, opener);
    }

    private InferenceService inferences(GatewayConfig config) {
        return new InferenceService(
                config.functions(), new DummyProvider(config.dummyProvider()), rows, System::nanoTime);
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
        door.close();
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
