package io.writeproof.durability;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.runner.process.GatewayProcess;
import io.writeproof.runner.process.StartFailedException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The processes of one cell: a gateway of its own, and the server that all cells share. Used by one thread, except {@link #url()}.
 */
final class Rig implements AutoCloseable {

    private static final String SCHEMA = "durability";
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(60);
    private static final Patience BECOMING_WELL = new Patience(Duration.ofMillis(5), Duration.ofSeconds(60));

    /** How the gateway reaches the server. */
    enum Route {
        DIRECT,
        THROUGH_A_PROXY
    }

    private final KillableServer server;
    private final Variant variant;
    private final Place place;
    private final @Nullable ResettingProxy proxy;
    private final GatewayHealth health = new GatewayHealth();
    private GatewayProcess gateway;
    private volatile URI url;
    private int starts;

    /**
     * Starts the gateway.
     *
     * @throws RigException if it does not start, or writes otherwise than {@code variant} says
     */
    Rig(KillableServer server, Variant variant, Route route, Place place) {
        this.server = server;
        this.variant = variant;
        this.place = place;
        ConnectionSettings settings = server.connection();
        this.proxy = route == Route.DIRECT
                ? null
                : ResettingProxy.to(new InetSocketAddress(settings.host(), settings.port()));
        this.gateway = launch();
        this.url = gateway.url();
        try {
            requireVariant();
        } catch (RigException e) {
            close();
            throw e;
        }
    }

    private GatewayProcess launch() {
        starts++;
        try {
            return GatewayProcess.start(new GatewayProcess.Settings(
                    place.gatewayJar(),
                    variant.config(place.root()),
                    List.of("--schema", SCHEMA),
                    variant.connecting(route()).url(),
                    place.logs().resolve("gateway-" + variant + "-" + starts + "-" + System.nanoTime() + ".log"),
                    Optional.empty()));
        } catch (StartFailedException e) {
            throw new RigException("the gateway did not start: " + e.getMessage(), e);
        }
    }

    private ConnectionSettings route() {
        ConnectionSettings direct = server.connection();
        return proxy == null
                ? direct
                : new ConnectionSettings(
                        direct.host(),
                        proxy.port(),
                        direct.database(),
                        direct.user(),
                        direct.password(),
                        direct.parameters());
    }

    /** What is in force is asked for, not assumed. */
    private void requireVariant() {
        GatewayHealth.Answer answer = awaitHealthy();
        String found = answer.writeMode() + " with synchronous_commit=" + answer.synchronousCommit();
        String expected = variant.mode().label() + " with synchronous_commit="
                + variant.commit().setting();
        if (!found.equals(expected)) {
            throw new RigException("expected a gateway that writes " + expected + ", found " + found);
        }
    }

    /** Waits until the gateway and its database are well. */
    GatewayHealth.Answer awaitHealthy() {
        return BECOMING_WELL.awaitAnswer("the gateway was healthy", () -> health.ask(url));
    }

    /** Where the gateway listens; the next one listens elsewhere. Thread-safe. */
    URI url() {
        return url;
    }

    KillableServer server() {
        return server;
    }

    Tables tables() {
        return new Tables(server.connection(), SCHEMA);
    }

    ResettingProxy proxy() {
        if (proxy == null) {
            throw new IllegalStateException("the gateway of this rig connects directly");
        }
        return proxy;
    }

    /** Asks the gateway to end, and waits until it has; says when it asked. */
    long stopGateway() {
        long struck = System.nanoTime();
        gateway.stop(DRAIN_WITHIN);
        return struck;
    }

    /** Ends the gateway at once; says when. */
    long killGateway() {
        long struck = System.nanoTime();
        ProcessHandle.of(gateway.pid()).ifPresent(ProcessHandle::destroyForcibly);
        gateway.stop(DRAIN_WITHIN);
        return struck;
    }

    /** Starts another after the end of the last. */
    void startGateway() {
        gateway = launch();
        url = gateway.url();
    }

    @Override
    public void close() {
        // Who was interrupted must be able to wait for the end of what it started.
        boolean unused = Thread.interrupted();
        long unusedMoment = killGateway();
        if (proxy != null) {
            proxy.close();
        }
    }

    /**
     * Where the experiment finds and puts things. Immutable.
     *
     * @param root of the repository
     * @param logs what the processes say, and the ledgers; gone with the run
     */
    record Place(Path root, Path logs) {

        Path gatewayJar() {
            return root.resolve("gateway/target/gateway.jar");
        }
    }
}
