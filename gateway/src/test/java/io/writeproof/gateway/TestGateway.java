package io.writeproof.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.fault.TestFault;
import io.writeproof.gateway.config.GatewayConfig;
import io.writeproof.http.BindAddress;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import io.writeproof.write.WriteMode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A gateway in this process, on a schema of its own in the shared server, and a client for it. */
final class TestGateway implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ConnectionSettings database;
    private final RunningGateway gateway;
    private @Nullable Drained drained;

    private TestGateway(ConnectionSettings database, RunningGateway gateway) {
        this.database = database;
        this.gateway = gateway;
    }

    /** Starts one in this mode, with few connections. */
    static TestGateway start(WriteMode mode) {
        return start("write.mode = \"" + mode + "\"\npostgres.connection_pool_size = 8\n", null);
    }

    /** Starts one with this configuration; a function is added. */
    static TestGateway start(String toml, @Nullable TestFault fault) {
        return start(config(toml).at(new BindAddress("127.0.0.1", 0)), fault);
    }

    private static TestGateway start(GatewayConfig config, @Nullable TestFault fault) {
        return start(config, SharedServer.server().connection(), fault);
    }

    /** Starts one that logs in as this role. */
    static TestGateway startAs(String role) {
        ConnectionSettings server = SharedServer.server().connection();
        ConnectionSettings login = new ConnectionSettings(
                server.host(), server.port(), server.database(), role, server.password(), server.parameters());
        return start(config("write.mode = \"async\"\n").at(new BindAddress("127.0.0.1", 0)), login, null);
    }

    private static TestGateway start(GatewayConfig config, ConnectionSettings server, @Nullable TestFault fault) {
        ConnectionSettings database = SharedServer.newSchema();
        String schema = String.valueOf(database.parameters().get("currentSchema"));
        return new TestGateway(database, RunningGateway.start(new Launch(config, server, schema, fault)));
    }

    /** Starts one at this address. */
    static TestGateway startAt(BindAddress address, WriteMode mode) {
        return start(config("write.mode = \"" + mode + "\"\n").at(address), null);
    }

    /** Starts the service of this configuration, taken as it is, on this server. */
    static TestGateway of(String toml, ConnectionSettings server) {
        return of(toml, server, null);
    }

    /** Starts the service of this configuration, taken as it is, with this damage. */
    static TestGateway damaged(String toml, TestFault fault) {
        return of(toml, SharedServer.server().connection(), fault);
    }

    private static TestGateway of(String toml, ConnectionSettings server, @Nullable TestFault fault) {
        String schema = SharedServer.unusedSchema();
        GatewayConfig config = read(toml).at(new BindAddress("127.0.0.1", 0));
        return new TestGateway(
                SharedServer.server().connection().inSchema(schema),
                RunningGateway.start(new Launch(config, server, schema, fault)));
    }

    /** Starts the service of this configuration, taken as it is. */
    static TestGateway of(String toml) {
        return of(toml, SharedServer.server().connection());
    }

    /** Starts another on the tables of this one. */
    static TestGateway beside(TestGateway other, String toml) {
        String schema = String.valueOf(other.database.parameters().get("currentSchema"));
        GatewayConfig config = read(toml).at(new BindAddress("127.0.0.1", 0));
        return new TestGateway(
                other.database,
                RunningGateway.start(new Launch(config, SharedServer.server().connection(), schema, null)));
    }

    private static GatewayConfig config(String toml) {
        return read(toml + "\n[functions.load_test_chat]\n");
    }

    private static GatewayConfig read(String toml) {
        try {
            Path file = Files.createTempFile("gateway", ".toml");
            Files.writeString(file, toml);
            GatewayConfig config = GatewayConfig.read(file, Map.of());
            Files.delete(file);
            return config;
        } catch (IOException e) {
            throw new IllegalStateException("No temporary file", e);
        }
    }

    static String body(String requestId) {
        return """
                {"function_name":"load_test_chat","stream":false,
                 "input":{"messages":[{"role":"user","content":"load-test:xxxx"}]},
                 "params":{"chat_completion":{"max_tokens":128}},"cache_options":{"enabled":"off"},
                 "tags":{"load_test_run_id":"run","load_test_request_id":"%s"}}
                """.formatted(requestId);
    }

    String url() {
        return "http://" + gateway.address();
    }

    ConnectionSettings database() {
        return database;
    }

    HttpResponse<String> infer(String body) throws IOException, InterruptedException {
        return CLIENT.send(
                request("/inference").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest request = request("/inference").headers(headers).POST(body).build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** Sends a request of any kind; {@code headers} are names and values in turn. */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
        return CLIENT.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    /** Sends this many requests at once, with the ids 0, 1, 2 … */
    List<CompletableFuture<HttpResponse<String>>> inferAtOnce(int count) {
        return postAtOnce("/inference", count, i -> body(String.valueOf(i)));
    }

    /** Sends this many requests at once. */
    List<CompletableFuture<HttpResponse<String>>> postAtOnce(String path, int count, IntFunction<String> body) {
        return IntStream.range(0, count)
                .mapToObj(i -> request(path)
                        .POST(BodyPublishers.ofString(body.apply(i)))
                        .build())
                .map(request -> CLIENT.sendAsync(request, BodyHandlers.ofString()))
                .toList();
    }

    /** Sends a request and does not wait for its answer. */
    CompletableFuture<HttpResponse<String>> getLater(String path) {
        return CLIENT.sendAsync(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(30));
    }

    static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return JSON.readTree(response.body());
    }

    /** The value of a series, given with its labels as it is shown. */
    double metric(String series) throws IOException, InterruptedException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no series " + series));
    }

    List<String> rows(String query) throws SQLException {
        return Sql.column(database, query);
    }

    Drained stop() {
        if (drained == null) {
            drained = gateway.stop();
        }
        return drained;
    }

    @Override
    public void close() {
        stop();
    }
}
