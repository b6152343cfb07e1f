package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are wrong, strange or cut off, against one gateway. */
class RefusedRequestsTest {

    private static final long SEED = 20_261_121;
    private static final int MUTATIONS = 2_000;
    private static final String[] SNIPPETS = {
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "-1",
        "1e999999999",
        "\\u0000",
        "\\ud800",
        "\u0001",
        "é",
        "\\"
    };

    private static TestGateway gateway;

    @BeforeAll
    static void startGateway() {
        gateway = TestGateway.start(
                "write.mode = \"sync\"\npostgres.connection_pool_size = 2\nserver.max_body_bytes = 10000\n", null);
    }

    @AfterAll
    static void stopGateway() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    400 | {"function_name":"load_test_chat","input":{"messages":[]},"x":1} | x: unknown field
                    400 | {"function_name":"load_test_chat"}                               | input: expected an object, found nothing
                    400 | not json                                                         | the body is not valid JSON at line 1, column
                    404 | {"function_name":"nope","input":{"messages":[]}}                 | function_name: there is no such function; expected one of load_test_chat
                    404 | {"model_name":"nope","input":{"messages":[]}}                    | model_name: there is no such model; expected dummy::good
                    404 | {"function_name":"load_test_chat","variant_name":"v","input":{"messages":[]}} | variant_name: function load_test_chat has no such variant; expected default
                    200 | {"model_name":"dummy::good","input":{"messages":[]}}             | ''
                    """)
    void aWrongRequestIsAnsweredWithItsError(int status, String body, String error) throws Exception {
        HttpResponse<String> response = gateway.infer(body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestGateway.json(response).path("error").asText()).startsWith(error.equals("''") ? "" : error);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(response.headers().firstValue("x-tensorzero-gateway-version"))
                .isPresent();
    }

    @Test
    void anUnknownRouteAndAWrongMethodAreAnsweredInJson() throws Exception {
        assertThat(gateway.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(TestGateway.json(gateway.get("/nowhere")).path("error").textValue())
                .isEqualTo(
                        "there is no route GET /nowhere; expected POST /inference, GET /health, /status or /metrics");
        assertThat(gateway.get("/inference").statusCode()).isEqualTo(405);
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedAlsoWhenItWasCompressed() throws Exception {
        String long_ = " ".repeat(20_000) + TestGateway.body("long");
        assertThat(gateway.infer(long_).statusCode()).isEqualTo(413);
        assertThat(gateway.post(BodyPublishers.ofByteArray(gzip(long_)), "content-encoding", "gzip")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aCompressedBodyIsRead() throws Exception {
        assertThat(gateway.post(BodyPublishers.ofByteArray(gzip(TestGateway.body("gzip"))), "content-encoding", "gzip")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBodyThatIsNotCompressedAsItSaysIsRefused() throws Exception {
        assertThat(gateway.post(BodyPublishers.ofString(TestGateway.body("x")), "content-encoding", "gzip")
                        .statusCode())
                .isEqualTo(400);
        assertThat(gateway.post(BodyPublishers.ofString(TestGateway.body("x")), "content-encoding", "zstd")
                        .statusCode())
                .isEqualTo(415);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aRequestWhoseCallerHasGoneAwayIsWrittenAllTheSame() throws Exception {
        String body = TestGateway.body("gone");
        send(body, "Content-Length: " + body.length());
        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.rows(
                                "SELECT id FROM chat_inferences WHERE tags->>'load_test_request_id' = 'gone'"))
                        .hasSize(1));
    }

    @Test
    void aRequestCutOffInItsBodyHarmsNobody() throws Exception {
        send("{\"function_name\"", "Content-Length: 1000");
        assertThat(gateway.infer(TestGateway.body("after")).statusCode()).isEqualTo(200);
    }

    private static void send(String body, String header) throws IOException {
        URI uri = URI.create(gateway.url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String head = "POST /inference HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** 200 is right as well: a mutation of a text or a tag can be a good request. */
    @Test
    void noMutationOfARequestIsEverADefectOfTheGateway() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < MUTATIONS; i++) {
            String body = mutated(TestGateway.body("fuzz"), random);
            int status = gateway.infer(body).statusCode();
            assertThat(status).as("mutation %d of seed %d: %s", i, SEED, body).isIn(200, 400, 404);
        }
    }

    private static String mutated(String body, Random random) {
        StringBuilder mutated = new StringBuilder(body);
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, SNIPPETS[random.nextInt(SNIPPETS.length)]);
                case 2 -> mutated.setCharAt(at, (char) (32 + random.nextInt(95)));
                default -> mutated.delete(at, Math.min(mutated.length() - 1, at + random.nextInt(20)));
            }
        }
        return mutated.toString();
    }
}
