package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A real redis-server on a free port, in a directory of its own, that has on disk whatever it has acknowledged. */
final class RedisServer implements AutoCloseable {

    private static final String PROGRAM = "redis-server";

    private final Path directory;
    private final int port;
    private Process process;

    private RedisServer(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.process = launch();
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
        RedisServer server = new RedisServer(directory, freePort());
        server.awaitReady();
        return server;
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "--port", Integer.toString(port)));
        command.addAll(List.of("--bind", "127.0.0.1", "--dir", directory.toString()));
        command.addAll(List.of("--appendonly", "yes", "--appendfsync", "always"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(directory.resolve("redis.log").toFile()))
                .start();
    }

    private void awaitReady() {
        await().atMost(Duration.ofSeconds(30)).until(this::listens);
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Ends the process as a crash does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again, with what is on its disk. */
    void restart() throws IOException {
        process = launch();
        awaitReady();
    }

    /** Keeps it from doing anything; its connections stay, and nobody is told. */
    void hold() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on where it was held. */
    void release() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
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
        // The one signal that ends a process which is held.
        kill();
    }
}
