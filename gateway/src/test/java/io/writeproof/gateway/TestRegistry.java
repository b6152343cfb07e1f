package io.writeproof.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.postgres.ConnectionSettings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;

/** A schema registry in this process, with a client that has the key. */
final class TestRegistry implements AutoCloseable {

    static final String KEY = "test-api-key";

    private final TestGateway gateway;

    private TestRegistry(TestGateway gateway) {
        this.gateway = gateway;
    }

    static TestRegistry start(String more) {
        return new TestRegistry(TestGateway.of(toml(more)));
    }

    static TestRegistry start(String more, ConnectionSettings server) {
        return new TestRegistry(TestGateway.of(toml(more), server));
    }

    static String toml(String more) {
        return "service = \"schema-registry\"\npostgres.connection_pool_size = 8\n" + more;
    }

    /** A registration of the load test, with this schema. */
    static String body(String subject, String schema, String... more) {
        return "{\"subject\":\"" + subject + "\",\"schema\":" + schema
                + ",\"schema_type\":\"json\",\"state\":\"ACTIVE\",\"compatibility_mode\":\"BACKWARD\""
                + String.join("", more) + "}";
    }

    /** The schema of an object with one property. */
    static String object(String property, String type) {
        return "{\"type\":\"object\",\"properties\":{\"" + property + "\":{\"type\":\"" + type + "\"}}}";
    }

    HttpResponse<String> register(String body) throws IOException, InterruptedException {
        return post("/api/v1/schemas", body);
    }

    /** Registers what must be new, and returns its id. */
    String registered(String body) throws IOException, InterruptedException {
        HttpResponse<String> response = register(body);
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + ": " + response.body());
        }
        return TestGateway.json(response).path("id").textValue();
    }

    HttpResponse<String> schema(String id) throws IOException, InterruptedException {
        return gateway.send("GET", "/api/v1/schemas/" + id, "", "X-API-Key", KEY);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return gateway.send("POST", path, body, "X-API-Key", KEY, "Content-Type", "application/json");
    }

    JsonNode check(String id, String earlier, String mode) throws IOException, InterruptedException {
        return TestGateway.json(post(
                "/api/v1/compatibility/check",
                "{\"schema_id\":\"" + id + "\",\"compared_schema_id\":\"" + earlier + "\",\"mode\":\"" + mode + "\"}"));
    }

    TestGateway gateway() {
        return gateway;
    }

    List<String> rows(String query) throws SQLException {
        return gateway.rows(query);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
