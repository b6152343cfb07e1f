package io.writeproof.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.writeproof.service.ingest.redis.RedisAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.awaitility.Awaitility;

/** A redis-server of its own process, on a free port and with a directory of its own, that loses nothing when it is killed. */
public final class RedisServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private final int port;
    private final List<String> options;
    private Process process;

    private RedisServer(Path directory, int port, List<String> options) throws IOException {
        this.directory = directory;
        this.port = port;
        this.options = options;
        this.process = launch();
    }

    /**
     * Starts one; without the program the test is skipped, or fails where nothing may be skipped.
     *
     * @param options beyond those that this needs
     */
    public static RedisServer start(String... options) {
        try {
            RedisServer server = new RedisServer(Files.createTempDirectory("redis"), freePort(), List.of(options));
            server.awaitReady();
            return server;
        } catch (IOException e) {
            String message =
                    "redis-server cannot be started: install Debian's package redis-server (" + e.getMessage() + ")";
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw new AssertionError(message, e);
            }
            return abort(message);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of("redis-server", "--port", String.valueOf(port)));
        command.addAll(List.of("--bind", "127.0.0.1", "--dir", directory.toString(), "--save", ""));
        command.addAll(List.of("--appendonly", "yes", "--appendfsync", "always"));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile())
                .start();
    }

    private void awaitReady() {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> ask(RedisCommands::ping).equals("PONG"));
    }

    public RedisAddress address() {
        return RedisAddress.parse(url());
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Does something over a connection of its own, so that tests do not ask the code under test. */
    public <T> T ask(Function<RedisCommands<String, String>, T> question) {
        try (RedisClient client = RedisClient.create(RedisURI.create(url()));
                var connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }

    /** Hears what is told on this channel, until it is closed. */
    public AutoCloseable listen(String channel, Consumer<String> listener) {
        RedisClient client = RedisClient.create(RedisURI.create(url()));
        StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub();
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String from, String text) {
                listener.accept(text);
            }
        });
        connection.sync().subscribe(channel);
        return client;
    }

    /** Ends the process as a crash does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again, with what is on its disk. */
    public void restart() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    @Override
    public void close() {
        kill();
    }
}
