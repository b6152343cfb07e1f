package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that the schema registry refuses, each with a problem that says why. */
class RefusedRegistryRequestsTest {

    private static final String NO_ID = "01931f5a-7f1e-7000-8000-000000000001";

    private static TestRegistry registry;

    @BeforeAll
    static void start() {
        registry = TestRegistry.start("write.mode = \"sync\"\nserver.max_body_bytes = 2000\n");
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    GET  | /api/v1/schemas/01931f5a-7f1e-7000-8000-000000000001  |          | 404 | there is no schema 01931f5a-7f1e-7000-8000-000000000001
                    GET  | /api/v1/schemas/7                                     |          | 400 | the path: expected a UUID such as
                    GET  | /api/v1/nowhere                                       |          | 404 | there is no route GET /api/v1/nowhere; expected POST /api/v1/schemas, GET
                    PUT  | /api/v1/schemas                                       | {}       | 405 | the method is not allowed here: PUT /api/v1/schemas
                    POST | /api/v1/schemas                                       |          | 400 | the body is empty
                    POST | /api/v1/schemas                                       | {"x"     | 400 | the body is not valid JSON at line 1, column
                    POST | /api/v1/schemas                                       | []       | 400 | the body: expected an object, found an array
                    POST | /api/v1/schemas                                       | {}       | 422 | subject: expected a value, found none
                    POST | /api/v1/validate/01931f5a-7f1e-7000-8000-000000000001 | {}       | 404 | there is no schema 01931f5a-7f1e-7000-8000-000000000001
                    POST | /api/v1/validate/01931f5a-7f1e-7000-8000-000000000001 | {        | 400 | the body is not valid JSON at line 1, column
                    POST | /api/v1/validate/x                                    | {}       | 400 | the path: expected a UUID such as
                    POST | /api/v1/compatibility/check                           | {}       | 422 | schema_id: expected a value, found none
                    POST | /api/v1/compatibility/check                           | {"schema_id":"x"} | 400 | schema_id: expected a UUID such as
                    POST | /api/v1/compatibility/check | {"schema_id":"01931f5a-7f1e-7000-8000-000000000001","compared_schema_id":"01931f5a-7f1e-7000-8000-000000000001"} | 404 | there is no schema 01931f5a-7f1e-7000-8000-000000000001
                    POST | /api/v1/compatibility/check | {"schema_id":"01931f5a-7f1e-7000-8000-000000000001","compared_schema_id":"01931f5a-7f1e-7000-8000-000000000001","mode":"ALL"} | 400 | mode: expected one of [BACKWARD,
                    """)
    void aWrongRequestIsAnsweredWithItsProblem(String method, String path, String body, int status, String why)
            throws Exception {
        String content = body == null ? "" : body;
        problem(registry.gateway().send(method, path, content, "X-API-Key", TestRegistry.KEY), status, why);
    }

    private static JsonNode problem(HttpResponse<String> response, int status, String why) throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = TestGateway.json(response);
        assertThat(problem.path("type").textValue()).isEqualTo("about:blank");
        assertThat(problem.path("title").textValue()).isNotEmpty();
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("detail").textValue()).startsWith(why);
        assertThat(problem.path("error")).isEqualTo(problem.path("detail"));
        return problem;
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/schemas/",
        "POST,/api/v1/schemas",
        "POST,/api/v1/validate/",
        "POST,/api/v1/compatibility/check"
    })
    void withoutTheKeyNothingIsAnswered(String method, String path) throws Exception {
        String id = registry.registered(TestRegistry.body("key." + UUID.randomUUID(), "{}"));
        String whole = path.endsWith("/") ? path + id : path;
        HttpResponse<String> none = registry.gateway().send(method, whole, "{}");
        problem(none, 401, "X-API-Key: expected the key of this registry, found no such header");
        assertThat(none.headers().firstValue("www-authenticate")).hasValue("X-API-Key");
        problem(registry.gateway().send(method, whole, "{}", "X-API-Key", "secret-guess"), 401, "X-API-Key: expected");
        assertThat(registry.gateway().get("/health").statusCode()).isEqualTo(200);
        assertThat(registry.gateway().get("/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAnApiKeyInTheConfigurationEverybodyIsServed() throws Exception {
        try (TestRegistry open = TestRegistry.start(
                "write.mode = \"sync\"\nschema_registry.api_key = \"none\"\nschema_registry.cache_bytes = 0\n")) {
            String id = open.registered(TestRegistry.body("open.one", "{}"));
            assertThat(open.gateway().get("/api/v1/schemas/" + id).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() throws Exception {
        problem(registry.register(" ".repeat(3_000)), 413, "the body is too long");
        problem(registry.post("/api/v1/validate/" + NO_ID, " ".repeat(3_000)), 413, "the body is too long");
    }

    @Test
    void aDocumentWithANameTwiceIsRefused() throws Exception {
        String id = registry.registered(TestRegistry.body("twice.one", "{}"));
        problem(
                registry.post("/api/v1/validate/" + id, "{\"a\":\"secret\",\"a\":2}"),
                400,
                "the document: expected JSON with every name once in its object");
    }

    @Test
    void aQuickAnswerAndARoutedOneAreTheSame() throws Exception {
        String id = registry.registered(TestRegistry.body("quick.one", "{}"));
        HttpResponse<String> quick = registry.schema(id);
        HttpResponse<String> routed = registry.schema(id + "?routed=no");
        assertThat(quick.statusCode()).isEqualTo(200);
        assertThat(routed.body()).isEqualTo(quick.body());
        assertThat(registry.schema(id.toUpperCase(Locale.ROOT)).body()).isEqualTo(quick.body());
    }
}
