package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.testing.Sql;
import java.net.http.HttpResponse;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are wrong or strange, against one ingestor. */
class RefusedMessagesTest {

    private static final long SEED = 20_261_122;
    private static final int MUTATIONS = 2_000;
    private static final String[] SNIPPETS = {
        "\"", "{", "}", "[", "]", ",", ":", "null", "true", "1e9", "-", "\\u0000", "\\ud800", "\u0001", "é", "\\"
    };

    private static TestIngestor ingestor;

    @BeforeAll
    static void start() {
        ingestor = TestIngestor.start(
                "server.max_body_bytes = 20000\nwrite = {mode = \"batch.balanced\", flush_interval_ms = 20}\n");
    }

    @AfterAll
    static void stop() {
        ingestor.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            secret                                          | body | the body is not valid JSON at line 1, column
            {"user_id":1                                    | body | the body is not valid JSON at line 1, column
            ^^                                              | body | the body is empty; expected a JSON object
            [1]                                             | body | the body: expected an object, found an array
            {"user_id":1,"channel_id":2,"content":"a"} {}   | body | the body: expected nothing after the JSON object
            {"channel_id":2,"content":"a"}                  | body.user_id | user_id: expected a whole number from 1 to 2147483647, found nothing
            {"user_id":0,"channel_id":2,"content":"a"}      | body.user_id | user_id: expected a whole number from 1 to 2147483647, found another number
            {"user_id":-1,"channel_id":2,"content":"a"}     | body.user_id | user_id: expected a whole number from 1 to 2147483647, found another number
            {"user_id":1.5,"channel_id":2,"content":"a"}    | body.user_id | user_id: expected a whole number from
            {"user_id":"1","channel_id":2,"content":"a"}    | body.user_id | user_id: expected a whole number from 1 to 2147483647, found a text
            {"user_id":1,"channel_id":3000000000}           | body.channel_id | channel_id: expected a whole number from
            {"user_id":1,"channel_id":null}                 | body.channel_id | channel_id: expected a whole number from 1 to 2147483647, found null
            {"user_id":1,"content":"a"}                     | body.channel_id | channel_id: expected a whole number from 1 to 2147483647, found nothing
            {"user_id":1,"channel_id":2}                    | body.content | content: expected a text of 1 to 2000 characters that are not all blank, found nothing
            {"user_id":1,"channel_id":2,"content":""}       | body.content | content: expected a text of 1 to 2000 characters that are not all blank, found 0 blank characters
            {"user_id":1,"channel_id":2,"content":" \\t "}  | body.content | content: expected a text of 1 to 2000 characters that are not all blank, found 3 blank characters
            {"user_id":1,"channel_id":2,"content":5}        | body.content | content: expected a text, found another number
            {"user_id":1,"channel_id":2,"content":"\\u0000"} | body.content | content: the character \\u0000 cannot be stored; leave it out
            {"user_id":1,"channel_id":2,"content":"\\ud800"} | body.content | content: expected text without half surrogate pairs
            {"user_id":1,"channel_id":2,"more":"secret"}    | body.more | more: unknown field; expected one of user_id, channel_id, content
            {"user_id":1,"user_id":2}                       | body.user_id | user_id: expected once, found twice
            """)
    void aWrongBodyIsNamedByFieldWithWhatWasExpected(String body, String place, String message) throws Exception {
        HttpResponse<String> response = ingestor.send(body);
        assertThat(response.statusCode()).isEqualTo(422);
        JsonNode detail = TestGateway.json(response).path("detail");
        assertThat(detail).hasSize(1);
        assertThat(place(detail.get(0).path("loc"))).isEqualTo(place);
        assertThat(detail.get(0).path("msg").textValue()).startsWith(message).doesNotContain("secret");
    }

    private static String place(JsonNode loc) {
        StringBuilder place = new StringBuilder();
        loc.forEach(part -> place.append(place.isEmpty() ? "" : ".").append(part.textValue()));
        return place.toString();
    }

    @ParameterizedTest
    @CsvSource({"2000,201", "2001,422"})
    void theLengthOfAContentIsCountedInCharacters(int length, int status) throws Exception {
        assertThat(ingestor.send(TestIngestor.body("🐘".repeat(length))).statusCode())
                .isEqualTo(status);
    }

    @Test
    void whatIsTooLongOrNotThereIsToldAsText() throws Exception {
        HttpResponse<String> tooLong = ingestor.send("a".repeat(20_001));
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(TestGateway.json(tooLong).path("detail").textValue()).startsWith("the body is too long; the limit");
        HttpResponse<String> unknown = ingestor.get("/nowhere");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(TestGateway.json(unknown).path("detail").textValue())
                .startsWith("there is no route GET /nowhere; expected POST /messages, GET /messages?limit=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "many", "1e3", ""})
    void aLimitOutOfRangeIsRefused(String limit) throws Exception {
        HttpResponse<String> response = ingestor.get("/messages?limit=" + limit);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(TestGateway.json(response).at("/detail/0/msg").textValue())
                .isEqualTo("limit: expected a whole number from 1 to 1000");
    }

    /** 201 is right as well: a mutation of the content can be a good message, which must then be stored. */
    @Test
    void noMutationOfAMessageIsEverADefectOfTheGatewayAndWhatIsTakenIsStored() throws Exception {
        Random random = new Random(SEED);
        long before = Sql.count(ingestor.database(), "messages") + pending();
        int taken = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String body = mutated("{\"user_id\":12,\"channel_id\":34,\"content\":\" some words\"}", random);
            int status = ingestor.send(body).statusCode();
            assertThat(status).as("mutation %d of seed %d: %s", i, SEED, body).isIn(201, 422);
            taken += status == 201 ? 1 : 0;
        }
        assertThat(taken).isBetween(100, MUTATIONS - 100);
        Awaitility.await().until(() -> pending() == 0);
        assertThat(Sql.count(ingestor.database(), "messages") - before).isEqualTo(taken);
    }

    private static int pending() throws Exception {
        return TestGateway.json(ingestor.get("/queue/status"))
                .path("queue_length")
                .intValue();
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
}
