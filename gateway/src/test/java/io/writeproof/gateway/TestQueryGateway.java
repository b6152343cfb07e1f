package io.writeproof.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.testing.SharedServer;
import io.writeproof.write.WriteMode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A query gateway in this process, on a schema of its own in the shared server, and a client for it. */
final class TestQueryGateway implements AutoCloseable {

    /** The tag of the run that all requests of this client belong to. */
    static final String RUN = "run";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TestGateway gateway;

    private TestQueryGateway(TestGateway gateway) {
        this.gateway = gateway;
    }

    /** Starts one in this mode, with few connections. */
    static TestQueryGateway start(WriteMode mode) {
        return start("write.mode = \"" + mode + "\"\npostgres.connection_pool_size = 8\n");
    }

    /** Starts one with this configuration, in {@code sync} unless that begins with the mode. */
    static TestQueryGateway start(String toml) {
        return start(toml, SharedServer.server().connection());
    }

    /** Starts one that logs in like this; its rows are looked at by another login. */
    static TestQueryGateway start(String toml, ConnectionSettings login) {
        String mode = toml.startsWith("write") ? "" : "write.mode = \"sync\"\npostgres.connection_pool_size = 2\n";
        return new TestQueryGateway(TestGateway.of("service = \"query-gateway\"\n" + mode + toml, login));
    }

    URI uri(String path) {
        return URI.create(gateway.url() + path);
    }

    ConnectionSettings database() {
        return gateway.database();
    }

    /** Sends a text, as the request of this key. */
    HttpResponse<String> classify(String key, String text) throws IOException, InterruptedException {
        return CLIENT.send(request(key, text), BodyHandlers.ofString());
    }

    /** Sends these texts at once, as the requests 0, 1, 2 … */
    List<CompletableFuture<HttpResponse<String>>> classifyAtOnce(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> request(String.valueOf(i), texts.get(i)))
                .map(request -> CLIENT.sendAsync(request, BodyHandlers.ofString()))
                .toList();
    }

    private HttpRequest request(String key, String text) {
        String body = JSON.createObjectNode().put("text", text).toString();
        return post(body).header("X-Request-ID", RUN + "/" + key).build();
    }

    /** Sends a body as it is, without a name for the request. */
    HttpResponse<String> send(String body) throws IOException, InterruptedException {
        return CLIENT.send(post(body).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(uri("/v1/query-classify"))
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return gateway.get(path);
    }

    /** The value of a series, given with its labels as it is shown. */
    double metric(String series) throws IOException, InterruptedException {
        return gateway.metric(series);
    }

    List<String> rows(String query) throws SQLException {
        return gateway.rows(query);
    }

    Drained stop() {
        return gateway.stop();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
