package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.testing.Sql;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to classify that are wrong or strange, against one gateway. */
class RefusedQueriesTest {

    private static final long SEED = 20_261_121;
    private static final int MUTATIONS = 2_000;
    private static final String[] SNIPPETS = {
        "\"", "{", "}", "[", "]", ",", ":", "null", "true", "1e9", "\\u0000", "\\ud800", "\u0001", "é", "\\"
    };

    private static TestQueryGateway gateway;

    @BeforeAll
    static void startGateway() {
        gateway = TestQueryGateway.start("server.max_body_bytes = 20000\nquery_gateway.model_batch_us = 0\n");
    }

    @AfterAll
    static void stopGateway() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            not json                          | the body is not valid JSON at line 1, column
            {"text":"a"                       | the body is not valid JSON at line 1, column
            ^^                                | the body is empty; expected a JSON object
            []                                | the body: expected an object, found an array
            {}                                | text: expected a text of 1 to 2048 characters, found nothing
            {"text":""}                       | text: expected a text of 1 to 2048 characters, found 0 characters
            {"text":null}                     | text: expected a text, found null
            {"text":5}                        | text: expected a text, found another number
            {"text":"a\\u0000"}               | text: the character \\u0000 cannot be stored; leave it out
            {"text":"a","request_id":5}       | request_id: expected a text, found another number
            {"text":"a"} {}                   | the body: expected nothing after the JSON object
            """)
    void aWrongBodyIsAProblemThatTheClientsOfTheSourceServiceCanReadToo(String body, String message) throws Exception {
        HttpResponse<String> response = gateway.send(body);
        assertProblem(response, 400, "INVALID_ARGUMENT");
        assertThat(TestGateway.json(response).path("title").textValue()).isEqualTo("Bad Request");
        assertThat(TestGateway.json(response).path("detail").textValue()).startsWith(message);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String word) throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
        JsonNode problem = TestGateway.json(response);
        assertThat(problem.path("type").textValue()).isEqualTo("about:blank");
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.at("/error/code").intValue()).isEqualTo(status);
        assertThat(problem.at("/error/status").textValue()).isEqualTo(word);
        assertThat(problem.at("/error/message").textValue())
                .isEqualTo(problem.path("detail").textValue());
        assertThat(problem.at("/error/details").isArray()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2048,200", "2049,400"})
    void theLengthOfATextIsCountedInCharacters(int length, int status) throws Exception {
        assertThat(gateway.send("{\"text\":\"" + "🐘".repeat(length) + "\"}").statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"128,200", "129,400"})
    void theBodysOwnNameForTheRequestIsLimited(int length, int status) throws Exception {
        assertThat(gateway.send("{\"text\":\"a\",\"request_id\":\"" + "x".repeat(length) + "\"}")
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"252,200", "253,400"})
    void theNameOfARequestIsLimited(int length, int status) throws Exception {
        HttpResponse<String> response = gateway.classify("k".repeat(length), "a");
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void whatIsTooLongOrNotThereIsAProblemToo() throws Exception {
        assertProblem(gateway.send("{\"text\":\"" + "a".repeat(20_000) + "\"}"), 413, "INVALID_ARGUMENT");
        assertProblem(gateway.get("/v1/query-classify"), 405, "INVALID_ARGUMENT");
        HttpResponse<String> unknown = gateway.get("/nowhere");
        assertProblem(unknown, 404, "NOT_FOUND");
        assertThat(TestGateway.json(unknown).path("detail").textValue())
                .startsWith("there is no route GET /nowhere; expected POST /v1/query-classify, GET /health/live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/"})
    void theMetricsAreFoundWithAndWithoutAFinalSlash(String path) throws Exception {
        assertThat(gateway.get(path).body()).contains("query_gateway_requests_total");
    }

    @Test
    void theProbesAreThoseOfTheSourceService() throws Exception {
        assertThat(gateway.get("/health/live").body())
                .isEqualTo("{\"status\":\"healthy\",\"checks\":{\"process\":true}}");
        JsonNode ready = TestGateway.json(gateway.get("/health/ready"));
        assertThat(ready.path("status").textValue()).isEqualTo("healthy");
        assertThat(ready.at("/checks/model").booleanValue()).isTrue();
        JsonNode deep = TestGateway.json(gateway.get("/health/deep"));
        assertThat(deep.path("status").textValue()).isEqualTo("healthy");
        assertThat(deep.at("/checks/model/loaded").booleanValue()).isTrue();
        assertThat(deep.at("/checks/cache/l1_enabled").booleanValue()).isTrue();
        assertThat(deep.at("/checks/cache/l1_max_size").intValue()).isEqualTo(10_000);
        assertThat(deep.at("/checks/batch_processor/running").booleanValue()).isTrue();
        assertThat(deep.at("/checks/batch_processor/queue_depth").isInt()).isTrue();
        assertThat(deep.at("/checks/batch_processor/max_batch_size").intValue()).isEqualTo(32);
        assertThat(deep.at("/checks/batch_processor/max_wait_sec").doubleValue())
                .isEqualTo(0.01);
        assertThat(deep.at("/checks/metrics/model_loaded").intValue()).isEqualTo(1);
        assertThat(TestGateway.json(gateway.get("/health")).path("write_mode").textValue())
                .isEqualTo("sync");
    }

    /** 200 is right as well: a mutation of the text can be a good request. */
    @Test
    void noMutationOfARequestIsEverADefectOfTheGateway() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < MUTATIONS; i++) {
            String body = mutated("{\"text\":\"some words\",\"request_id\":\"r\",\"more\":[1,{}]}", random);
            assertThat(gateway.send(body).statusCode())
                    .as("mutation %d of seed %d: %s", i, SEED, body)
                    .isIn(200, 400);
        }
    }

    private static String mutated(String body, Random random) {
        StringBuilder mutated = new StringBuilder(body);
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(3)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, SNIPPETS[random.nextInt(SNIPPETS.length)]);
                default -> mutated.setCharAt(at, (char) (32 + random.nextInt(95)));
            }
        }
        return mutated.toString();
    }

    /** Each byte is the name of a request, as far as HTTP lets it; whatever is answered with 200 has its row. */
    @Test
    void noByteInTheNameOfARequestIsEverADefectOfTheGateway() throws Exception {
        long before = Sql.count(gateway.database(), "query_log");
        int answered = 0;
        for (int value = 0; value < 256; value++) {
            String status = statusOfNamed((byte) value);
            assertThat(status).as("byte %d", value).isIn("200", "400");
            answered += status.equals("200") ? 1 : 0;
        }
        assertThat(answered).isGreaterThan(180);
        assertThat(Sql.count(gateway.database(), "query_log") - before).isEqualTo(answered);
    }

    private static String statusOfNamed(byte name) throws IOException {
        URI uri = gateway.uri("/");
        String body = "{\"text\":\"a\"}";
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String request = "POST /v1/query-classify HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                    + body.length() + "\r\nX-Request-ID: a" + (char) (name & 0xff) + "b\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
        }
    }
}
