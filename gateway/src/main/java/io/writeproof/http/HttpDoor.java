package io.writeproof.http;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Listens for HTTP on one address, with an event loop for each processor.
 *
 * <p>{@link #open} and {@link #close} block and are for the thread that starts and stops the gateway.
 */
public final class HttpDoor implements AutoCloseable {

    private static final int ACCEPT_BACKLOG = 4096;

    /** Names the free port that all servers of one Vert.x share; with port 0 each would get one of its own. */
    private static final int SHARED_PORT_ID = 1;

    /** How long the peer of a web socket may take to say goodbye. */
    private static final int GOODBYE_SECONDS = 1;

    /** Beyond the deadline nobody is waited for: a peer that reads nothing can hold its connection open. */
    private static final Duration GRACE = Duration.ofSeconds(2 * GOODBYE_SECONDS);

    private static final Duration QUIET = Duration.ofMillis(50);
    private static final Duration LONGEST_GOODBYE = Duration.ofMillis(500);

    private final Vertx vertx;
    private final HttpSettings settings;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final Goodbye goodbye;

    private HttpDoor(Vertx vertx, HttpSettings settings, Goodbye goodbye) {
        this.vertx = vertx;
        this.settings = settings;
        this.goodbye = goodbye;
    }

    /**
     * Starts to listen.
     *
     * @throws BindFailedException if the address cannot be had
     */
    public static HttpDoor open(HttpSettings settings, Routes routes) {
        return open(settings, routes, new Goodbye(QUIET, LONGEST_GOODBYE));
    }

    static HttpDoor open(HttpSettings settings, Routes routes, Goodbye goodbye) {
        HttpDoor door = new HttpDoor(Vertx.vertx(vertxOptions()), settings, goodbye);
        try {
            for (int loop = 0; loop < Runtime.getRuntime().availableProcessors(); loop++) {
                door.listen(routes);
            }
            return door;
        } catch (RuntimeException e) {
            door.close();
            throw e;
        }
    }

    /** Without the file cache, which would leave a directory behind for nothing. */
    private static VertxOptions vertxOptions() {
        return new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    /** Adds an event loop that serves this port; Vert.x shares the connections of a port among its servers. */
    private void listen(Routes routes) {
        HttpServerOptions options = new HttpServerOptions()
                .setAcceptBacklog(ACCEPT_BACKLOG)
                .setHandle100ContinueAutomatically(true)
                // Offering to compress what web sockets send would cost every request, of those who open none too.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setWebSocketClosingTimeout(GOODBYE_SECONDS)
                .setDecompressionSupported(true);
        BindAddress bind = settings.bindAddress();
        SocketAddress address = bind.port() == 0
                ? SocketAddress.sharedRandomPort(SHARED_PORT_ID, bind.host())
                : SocketAddress.inetSocketAddress(bind.port(), bind.host());
        Deployable verticle = context -> {
            HttpServer server = vertx.createHttpServer(options)
                    .connectionHandler(routes::connected)
                    .requestHandler(goodbye.around(routes.router(vertx, settings)));
            servers.add(server);
            return server.listen(address);
        };
        Future<?> listening = vertx.deployVerticle(verticle);
        waitFor(listening);
        if (listening.failed()) {
            throw new BindFailedException(settings.bindAddress(), listening.cause());
        }
    }

    /** The address in use, with the real port. */
    public BindAddress address() {
        return new BindAddress(settings.bindAddress().host(), servers.get(0).actualPort());
    }

    /**
     * Asks callers to leave, takes no further connections, lets requests under way end for as long as the deadline, and frees
     * the event loops.
     */
    @Override
    public void close() {
        goodbye.say();
        Duration deadline = settings.drainDeadline();
        long most = deadline.plus(GRACE).toMillis();
        Future<?> down = Future.join(
                servers.stream().map(server -> server.shutdown(deadline)).toList());
        waitFor(down.timeout(most, TimeUnit.MILLISECONDS));
        waitFor(vertx.close().timeout(GRACE.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Waits for the outcome, which is then in the future; not {@code await}, which throws it without declaring it. */
    private static void waitFor(Future<?> future) {
        future.otherwiseEmpty().await();
    }
}
