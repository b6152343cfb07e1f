package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.testing.Sql;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema registry answers and stores, over HTTP and with PostgreSQL behind. */
class SchemaRegistryTest {

    private static final String STRING = TestRegistry.object("a", "string");
    private static final String NUMBER = TestRegistry.object("a", "number");

    private static TestRegistry registry;

    @BeforeAll
    static void start() {
        registry = TestRegistry.start("write.mode = \"group-commit\"\n");
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void aRegisteredSchemaIsAnsweredAndStoredAsTheSourceServiceHasIt() throws Exception {
        String body = TestRegistry.body(
                "run-1.orders.order",
                "{\"type\":\"object\", \"title\":\"Größe 🐘\"}",
                ",\"description\":\"d\",\"tags\":[\"run-1\",\"a,b\"],\"metadata\":{\"k\":[1]}",
                ",\"namespace\":\"ignored\",\"name\":\"ignored\",\"unknown\":{}");
        HttpResponse<String> response = registry.register(body);
        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode answer = TestGateway.json(response);
        assertThat(answer.path("version").textValue()).isEqualTo("1.0.0");
        String id = answer.path("id").textValue();
        JsonNode schema = TestGateway.json(registry.schema(id));
        assertThat(schema.properties())
                .extracting(e -> e.getKey())
                .containsExactly(
                        "id",
                        "namespace",
                        "name",
                        "version",
                        "format",
                        "schema",
                        "content",
                        "state",
                        "compatibility_mode",
                        "created_at",
                        "updated_at");
        assertThat(schema.path("namespace").textValue()).isEqualTo("run-1.orders");
        assertThat(schema.path("name").textValue()).isEqualTo("order");
        assertThat(schema.path("format").textValue()).isEqualTo("JSON");
        assertThat(schema.at("/schema/title").textValue()).isEqualTo("Größe 🐘");
        assertThat(schema.path("content").textValue())
                .isEqualTo(schema.path("schema").toString());
        assertThat(schema.path("created_at")).isEqualTo(answer.path("created_at"));
        assertThat(registry.rows(
                        "SELECT concat_ws('|', namespace, name, state, compatibility_mode, format, description,"
                                + " tags, metadata, content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex'))"
                                + " FROM schemas WHERE id = '" + id + "'"))
                .containsExactly("run-1.orders|order|ACTIVE|BACKWARD|JSON|d|{run-1,\"a,b\"}|{\"k\": [1]}|t");
    }

    @Test
    void aSchemaReadFromTheDatabaseIsAnsweredAsItWasFromMemory() throws Exception {
        String id = registry.registered(TestRegistry.body("read.again", STRING));
        try (TestRegistry other = TestRegistry.start("write.mode = \"sync\"\n")) {
            registry.rows("SELECT 1");
            HttpResponse<String> unknown = other.schema(id);
            assertThat(unknown.statusCode()).isEqualTo(404);
            String columns = "id, namespace, name, version_major, version_minor, version_patch, format, content,"
                    + " content_hash, state, compatibility_mode, created_at, updated_at, metadata, tags";
            String here = registry.gateway().database().parameters().get("currentSchema") + ".schemas";
            Sql.execute(
                    other.gateway().database(),
                    "INSERT INTO schemas (" + columns + ") SELECT " + columns + " FROM " + here);
            assertThat(other.schema(id).body()).isEqualTo(registry.schema(id).body());
        }
    }

    @Test
    void theSameContentIsRegisteredOnceHoweverItIsSpelled() throws Exception {
        String id = registry.registered(
                TestRegistry.body("same.spelling", "{\"type\":\"object\",\"maxProperties\":5,\"title\":\"x\"}"));
        HttpResponse<String> again = registry.register(TestRegistry.body(
                "same.spelling", "{ \"title\" : \"\\u0078\" , \"maxProperties\":5,\"type\":\"object\"}"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(TestGateway.json(again).path("id").textValue()).isEqualTo(id);
        assertThat(registry.rows("SELECT id FROM schemas WHERE namespace = 'same'"))
                .containsExactly(id);
    }

    @Test
    void anotherContentUnderATakenVersionIsAConflict() throws Exception {
        String id = registry.registered(TestRegistry.body("taken.version", STRING));
        HttpResponse<String> response = registry.register(TestRegistry.body("taken.version", NUMBER));
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(TestGateway.json(response).path("error").textValue())
                .isEqualTo("version 1.0.0 of this name is registered with another content, as " + id
                        + "; register a higher version");
    }

    @Test
    void theSameContentUnderAnotherNameIsAnotherSchema() throws Exception {
        String first = registry.registered(TestRegistry.body("content.first", STRING));
        String second = registry.registered(TestRegistry.body("content.second", STRING));
        assertThat(first).isNotEqualTo(second);
        assertThat(registry.rows("SELECT count(DISTINCT content_hash) FROM schemas WHERE namespace = 'content'"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "group-commit"})
    void manyWhoRegisterTheSameThingAtOnceGetOneRow(String mode) throws Exception {
        try (TestRegistry fresh = TestRegistry.start("write.mode = \"" + mode + "\"\n")) {
            Set<String> ids = ConcurrentHashMap.newKeySet();
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 60)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                        try {
                            HttpResponse<String> response = fresh.register(TestRegistry.body("race.n" + i % 3, STRING));
                            ids.add(TestGateway.json(response).path("id").textValue());
                            return response.statusCode();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    }))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200, 201);
            assertThat(answers.stream().filter(a -> a.join() == 201)).hasSize(3);
            assertThat(ids).hasSize(3);
            assertThat(fresh.rows("SELECT id FROM schemas")).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void documentsAreCheckedByTheirSchema() throws Exception {
        String id = registry.registered(TestRegistry.body("check.document", STRING));
        HttpResponse<String> valid = registry.post("/api/v1/validate/" + id, "{\"a\":\"x\"}");
        assertThat(valid.statusCode()).isEqualTo(200);
        assertThat(valid.body()).isEqualTo("{\"is_valid\":true}");
        assertThat(registry.post("/api/v1/validate/" + id, "{\"a\":5}").body())
                .isEqualTo("{\"is_valid\":false,\"errors\":[\"/a: integer found, string expected\"]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    {"$ref":"#/$defs/none"}                                | 422 | the schema cannot be applied: it cannot be compiled
                    {"$ref":"http://127.0.0.1:1/schema"}                   | 422 | the schema cannot be applied: it cannot be compiled
                    {"$ref":"classpath:/logback.xml"}                      | 422 | the schema cannot be applied: it cannot be compiled
                    {"pattern":"("}                                        | 422 | the schema cannot be applied: it cannot be compiled
                    {"$schema":"http://127.0.0.1:1/schema"}                | 422 | the schema cannot be applied: it cannot be compiled
                    {"allOf":[{"$ref":"#"}]}                               | 422 | the schema cannot be applied: it refers to itself without end
                    """)
    void aSchemaThatCannotBeAppliedSaysSo(String schema, int status, String error) throws Exception {
        String id = registry.registered(TestRegistry.body("unusable." + UUID.randomUUID(), schema));
        HttpResponse<String> response = registry.post("/api/v1/validate/" + id, "{\"a\":[1]}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestGateway.json(response).path("error").textValue()).startsWith(error);
    }

    @Test
    void aPatternThatTakesTooLongSaysSo() throws Exception {
        String id = registry.registered(TestRegistry.body("unusable.slow", "{\"pattern\":\"^(.*a){20}$\"}"));
        HttpResponse<String> response = registry.post("/api/v1/validate/" + id, "\"" + "a".repeat(60) + "!\"");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(TestGateway.json(response).path("error").textValue())
                .isEqualTo("the schema cannot be applied: its patterns take longer than 1 s for this document");
    }

    @Test
    void otherLanguagesAreKeptAndNotUnderstood() throws Exception {
        String avro = registry.registered(
                TestRegistry.body("other.avro", "\"string\"").replace("\"json\"", "\"AVRO\""));
        String proto = registry.registered(
                TestRegistry.body("other.proto", "\"syntax = \\\"proto3\\\";\"").replace("\"json\"", "\"Protobuf\""));
        assertThat(TestGateway.json(registry.schema(avro)).path("schema").textValue())
                .isEqualTo("string");
        assertThat(TestGateway.json(registry.schema(proto)).path("content").textValue())
                .isEqualTo("syntax = \"proto3\";");
        HttpResponse<String> response = registry.post("/api/v1/validate/" + avro, "1");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("is AVRO; expected JSON, the only language that is understood here");
    }

    @Test
    void healthIsToldInTheFormOfTheSourceService() throws Exception {
        JsonNode health = TestGateway.json(registry.gateway().get("/health"));
        assertThat(health.path("status").textValue()).isEqualTo("healthy");
        assertThat(health.at("/components/database/status").textValue()).isEqualTo("up");
        assertThat(health.at("/components/redis/status").textValue()).isEqualTo("up");
        assertThat(health.path("write_mode").textValue()).isEqualTo("group-commit");
        assertThat(health.path("postgres").textValue()).isEqualTo("ok");
        assertThat(health.path("durable").booleanValue()).isTrue();
    }

    @Test
    void metricsCountWhatWasAskedFor() throws Exception {
        try (TestRegistry fresh = TestRegistry.start("write.mode = \"sync\"\n")) {
            String id = fresh.registered(TestRegistry.body("metrics.one", STRING));
            fresh.schema(id);
            fresh.schema(id);
            fresh.schema(UUID.randomUUID().toString());
            fresh.post("/api/v1/validate/" + id, "{}");
            fresh.check(id, id, "FULL");
            assertThat(fresh.gateway().get("/metrics").body())
                    .contains("schema_registry_requests_total{operation=\"register\",status=\"201\"} 1.0")
                    .contains("schema_registry_requests_total{operation=\"retrieve\",status=\"200\"} 2.0")
                    .contains("schema_registry_requests_total{operation=\"retrieve\",status=\"404\"} 1.0")
                    .contains("schema_registry_requests_total{operation=\"validate\",status=\"200\"} 1.0")
                    .contains("schema_registry_requests_total{operation=\"compatibility\",status=\"200\"} 1.0")
                    .contains("schema_registry_request_duration_seconds_count{operation=\"retrieve\"} 3")
                    .contains("schema_registry_cache_misses_total 1.0")
                    .contains("schema_registry_cache_hits_total 5.0")
                    .contains("schema_registry_cached_schemas 1.0")
                    .contains("gateway_rows_written_total{write_mode=\"sync\"} 1.0")
                    .contains("process_cpu_seconds_total");
        }
    }

    @Test
    void timesAreThoseOfTheRegistration() throws Exception {
        String id = registry.registered(TestRegistry.body("time.one", STRING));
        OffsetDateTime shown = OffsetDateTime.parse(
                TestGateway.json(registry.schema(id)).path("created_at").textValue());
        assertThat(registry.rows(
                        "SELECT id FROM schemas WHERE created_at = updated_at AND created_at = '" + shown + "'"))
                .containsExactly(id);
    }

    @Test
    void metricsMayHaveAnAddressOfTheirOwn() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (TestRegistry fresh = TestRegistry.start(
                "write.mode = \"sync\"\nschema_registry.metrics_bind_address = \"127.0.0.1:" + port + "\"\n")) {
            assertThat(fresh.gateway().get("/metrics").statusCode()).isEqualTo(200);
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .body())
                    .contains("schema_registry_cached_schemas 0.0");
        }
    }

    /** The same bytes go to all, so nobody's reading may move anybody's. */
    @Test
    void manyWhoReadTheSameSchemaAtOnceGetAllOfIt() throws Exception {
        String id = registry.registered(TestRegistry.body("shared.one", STRING));
        String expected = registry.schema(id).body();
        assertThat(IntStream.range(0, 400)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                            try {
                                return registry.schema(id).body();
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        }))
                        .toList())
                .allSatisfy(body -> assertThat(body.join()).isEqualTo(expected));
    }
}
