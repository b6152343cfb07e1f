package io.writeproof.runner;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.Durability;
import io.writeproof.postgres.RunSchema;
import io.writeproof.runner.Subject.OwnGateway;
import io.writeproof.runner.Subject.SchemaFate;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.runner.process.GatewayEnd;
import io.writeproof.runner.process.GatewayProcess;
import io.writeproof.runner.process.StartFailedException;
import io.writeproof.write.WriteMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** WriteProof's gateway, started for one run on a schema of that run. Used by one thread. */
final class StartedService implements Service {

    private static final Duration READY_WITHIN = Duration.ofSeconds(15);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final OwnGateway own;
    private final RunDatabase server;
    private final Start start;
    private final GatewayProcess process;
    private final Health health;
    private @Nullable GatewayEnd end;

    private StartedService(OwnGateway own, RunDatabase server, Start start, RunningGateway running) {
        this.own = own;
        this.server = server;
        this.start = start;
        this.process = running.process();
        this.health = running.health();
    }

    /**
     * Starts the gateway, which makes its schema.
     *
     * @throws RunRefusedException if it does not start, or is in another mode than asked for
     */
    static StartedService start(OwnGateway own, RunDatabase server, Start start) {
        try {
            return ready(own, server, start);
        } catch (RunRefusedException e) {
            RunSchema.drop(server.connection(), start.schema());
            throw e;
        }
    }

    private static StartedService ready(OwnGateway own, RunDatabase server, Start start) {
        GatewayProcess process = launch(own, server, start);
        try {
            Health health = new ServiceProbe(process.url(), own.service()).awaitReady(READY_WITHIN);
            WriteModeCheck.require(start.mode(), health);
            return new StartedService(own, server, start, new RunningGateway(process, health));
        } catch (RunRefusedException e) {
            process.stop(STOP_WITHIN);
            throw e;
        }
    }

    private static GatewayProcess launch(OwnGateway own, RunDatabase server, Start start) {
        try {
            return GatewayProcess.start(new GatewayProcess.Settings(
                    start.home().gatewayJar(),
                    start.config(),
                    arguments(own, start.schema()),
                    server.connection().url(),
                    start.environment(),
                    start.log(),
                    start.recording()));
        } catch (StartFailedException e) {
            throw new RunRefusedException(new Problem(
                    "gateway", "expected it to start, found: " + e.getMessage(), "correct what the message names"));
        }
    }

    private static List<String> arguments(OwnGateway own, String schema) {
        List<String> arguments = new ArrayList<>(List.of("--schema", schema));
        own.testFault().ifPresent(fault -> arguments.addAll(List.of("--test-fault", fault)));
        return arguments;
    }

    @Override
    public URI url() {
        return process.url();
    }

    @Override
    public Optional<ConnectionSettings> database() {
        return Optional.of(server.connection());
    }

    @Override
    public Optional<Durability> durability() {
        return Optional.of(server.durability());
    }

    @Override
    public String schema() {
        return start.schema();
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public Optional<Path> config() {
        return Optional.of(start.config());
    }

    @Override
    public Optional<GatewayEnd> stop() {
        GatewayEnd known = end;
        if (known == null) {
            known = process.stop(STOP_WITHIN);
            end = known;
        }
        return Optional.of(known);
    }

    @Override
    public void close() {
        stop();
        if (own.schemas() == SchemaFate.DROPPED) {
            RunSchema.drop(server.connection(), start.schema());
        }
    }

    /**
     * What is special about one start.
     *
     * @param environment what it is told besides its configuration
     * @param recording the file of a flight recording, if there is to be one
     */
    record Start(
            Home home,
            WriteMode mode,
            Path config,
            Map<String, String> environment,
            String schema,
            Path log,
            Optional<Path> recording) {}

    private record RunningGateway(GatewayProcess process, Health health) {}
}
