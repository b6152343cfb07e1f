package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** A real redis-server on a free port, in a directory of its own, that has on disk whatever it has acknowledged. */
final class RedisServer implements AutoCloseable {

    private static final String PROGRAM = "redis-server";

    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the server and waits until it listens; skips the test where there is none, but never in CI. */
    static RedisServer start(Path directory) throws IOException {
        boolean installed = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, PROGRAM)));
        if (System.getenv("CI") != null) {
            assertThat(installed)
                    .as("redis-server is installed (apt-get install redis-server)")
                    .isTrue();
        }
        assumeTrue(installed, "not run: there is no redis-server on the path; apt-get install redis-server");
        int port = freePort();
        Process process = new ProcessBuilder(
                        PROGRAM,
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        directory.toString(),
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "always")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("redis.log").toFile())
                .start();
        RedisServer server = new RedisServer(process, port);
        await().atMost(Duration.ofSeconds(30)).until(server::listens);
        return server;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
