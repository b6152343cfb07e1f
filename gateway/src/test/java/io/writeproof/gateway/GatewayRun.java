package io.writeproof.gateway;

import io.writeproof.postgres.ConnectionSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The gateway's jar, run as a process of its own. */
final class GatewayRun implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("gateway ready: (http://\\S+) .*");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> DATABASE_VARIABLES = Set.of("TENSORZERO_POSTGRES_URL", "DATABASE_URL");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final Path out;
    private final Path err;

    private GatewayRun(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts the jar with these arguments; the database is given in the environment, as a password would have to be. */
    static GatewayRun start(Path directory, ConnectionSettings database, String... arguments) throws IOException {
        return start(directory, Map.of("DATABASE_URL", database.url()), arguments);
    }

    /** Starts the jar with these arguments and no database in the environment. */
    static GatewayRun startWithoutDatabase(Path directory, String... arguments) throws IOException {
        return start(directory, Map.of(), arguments);
    }

    private static GatewayRun start(Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // In seconds of life, the optimizing compiler costs more than it gains.
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-jar", "target/gateway.jar"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeAll(DATABASE_VARIABLES);
        builder.environment().putAll(environment);
        return new GatewayRun(builder.start(), out, err);
    }

    GatewayRun awaitReady() {
        Awaitility.await().atMost(PATIENCE).until(() -> READY.matcher(out()).find() || !process.isAlive());
        return this;
    }

    boolean isReady() throws IOException {
        return process.isAlive() && READY.matcher(out()).find();
    }

    String url() throws IOException {
        Matcher ready = READY.matcher(out());
        if (!ready.find()) {
            throw new AssertionError("The gateway is not ready: " + err());
        }
        return ready.group(1);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> infer(String body) throws IOException, InterruptedException {
        return post("/inference", body);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** Sends SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The gateway did not end within " + PATIENCE);
        }
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() {
        kill();
    }
}
