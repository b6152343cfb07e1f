package io.writeproof.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.fault.TestFault;
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

/** A message ingestor in this process, on a schema of its own in the shared server, and a client for it. */
final class TestIngestor implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TestGateway gateway;

    private TestIngestor(TestGateway gateway) {
        this.gateway = gateway;
    }

    /** Starts one in this mode, with batches of ten that do not wait for long. */
    static TestIngestor start(WriteMode mode) {
        String batches = mode == WriteMode.ASYNC ? "" : "write.max_rows = 10\nwrite.flush_interval_ms = 50\n";
        return start("write.mode = \"" + mode + "\"\n" + batches);
    }

    /** Starts one with this configuration and few connections. */
    static TestIngestor start(String toml) {
        return start(toml, SharedServer.server().connection());
    }

    /** Starts one that logs in like this; its rows are looked at by another login. */
    static TestIngestor start(String toml, ConnectionSettings login) {
        return new TestIngestor(TestGateway.of(ingestor(toml), login));
    }

    /** Starts one with this configuration and few connections that does this damage. */
    static TestIngestor damaged(String toml, TestFault fault) {
        return new TestIngestor(TestGateway.damaged(ingestor(toml), fault));
    }

    private static String ingestor(String toml) {
        return "service = \"ingestor\"\npostgres.connection_pool_size = 8\n" + toml;
    }

    String url() {
        return gateway.url();
    }

    ConnectionSettings database() {
        return gateway.database();
    }

    static String body(String content) {
        return JSON.createObjectNode()
                .put("user_id", 7)
                .put("channel_id", 42)
                .put("content", content)
                .toString();
    }

    /** Sends messages with these contents at once. */
    List<CompletableFuture<HttpResponse<String>>> sendAtOnce(List<String> contents) {
        return contents.stream()
                .map(content -> CLIENT.sendAsync(post(body(content)), BodyHandlers.ofString()))
                .toList();
    }

    /** Sends a body as it is. */
    HttpResponse<String> send(String body) throws IOException, InterruptedException {
        return CLIENT.send(post(body), BodyHandlers.ofString());
    }

    private HttpRequest post(String body) {
        return HttpRequest.newBuilder(URI.create(gateway.url() + "/messages"))
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(body))
                .build();
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

    /** The contents of those messages whose answer has this status. */
    static List<String> contents(
            List<String> contents, List<CompletableFuture<HttpResponse<String>>> answers, int status) {
        return IntStream.range(0, contents.size())
                .filter(i -> answers.get(i).join().statusCode() == status)
                .mapToObj(contents::get)
                .toList();
    }

    /** So many contents, all different. */
    static List<String> distinct(int count) {
        return IntStream.range(0, count).mapToObj(i -> "run " + i + " text").toList();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
