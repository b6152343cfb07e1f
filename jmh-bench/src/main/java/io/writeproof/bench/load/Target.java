package io.writeproof.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.writeproof.runner.process.Child;
import io.writeproof.runner.process.Java;
import io.writeproof.runner.process.Launch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The {@link CannedServer} as a process of its own, and what it has counted. Thread-safe. */
final class Target implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long START_SECONDS = 30;

    private final Child child;
    private final int port;

    private Target(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /** Starts the server and waits until it listens. */
    static Target start(Cores cores) throws Exception {
        List<String> command = cores.forServer(List.of(
                Java.launcher(),
                "-Xms512m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path", ""),
                CannedServer.class.getName()));
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Child child = Child.start(new Launch(command, Map.of(), ""), line -> {
            if (line.startsWith(CannedServer.READY)) {
                port.complete(Integer.parseInt(line.substring(CannedServer.READY.length())));
            }
        });
        return new Target(child, port.get(START_SECONDS, TimeUnit.SECONDS));
    }

    int port() {
        return port;
    }

    /** The counts of every path that begins so, by path. */
    Map<String, Arrivals> arrivals(String prefix) throws IOException {
        try (InputStream answer =
                URI.create("http://127.0.0.1:" + port + prefix).toURL().openStream()) {
            return new String(answer.readAllBytes(), US_ASCII)
                    .lines()
                    .map(Arrivals::parse)
                    .collect(Collectors.toMap(Arrivals::path, Function.identity()));
        }
    }

    @Override
    public void close() {
        child.stop(GRACE);
    }
}
