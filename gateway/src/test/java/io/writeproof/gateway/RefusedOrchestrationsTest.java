package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests about orchestrations that are not fulfilled, and what their callers are told. */
class RefusedOrchestrationsTest {

    private static final TestGateway GATEWAY = OrchestrationsTest.start("write.mode = \"sync\"\n", "");

    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE relation = 'orchestrator_queue'::regclass AND NOT granted";

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                              | 400 | the body is not valid JSON at line 1, column 2
            []                                                             | 400 | the body: expected an object, found an array
            {"instance_id":"x","orchestration":"FanoutOrchestration"}      | 400 | input: expected a value, found none
            {"instance_id":"x","orchestration":"F","input":5}              | 400 | input: expected an object, found another number
            {"instance_id":"x","orchestration":"F","input":{},"tag":"t"}   | 400 | expected the fields instance_id, orchestration and input, found another
            {"instance_id":"x","instance_id":"x"}                          | 400 | instance_id: expected once, found twice
            {"instance_id":" ","orchestration":"F","input":{}}             | 400 | instance_id: expected 1 to 200 characters
            {"instance_id":"x","orchestration":"F","input":{}}             | 422 | orchestration: expected one of FanoutOrchestration, found another
            {"instance_id":"x","orchestration":"FanoutOrchestration","input":{}}                    | 422 | input.task_count: expected 1 to 1000, found 0
            {"instance_id":"x","orchestration":"FanoutOrchestration","input":{"task_count":1001}}   | 422 | input.task_count: expected 1 to 1000, found 1001
            {"instance_id":"x","orchestration":"FanoutOrchestration","input":{"task_count":"5"}}    | 422 | with whole numbers
            {"instance_id":"x","orchestration":"FanoutOrchestration","input":{"task_count":1.5}}    | 422 | with whole numbers
            {"instance_id":"x","orchestration":"FanoutOrchestration","input":{"task_count":1,"y":2}} | 422 | only payload_bytes, failing_task and failures
            {"instance_id":"x","orchestration":"FanoutOrchestration","input":{"task_count":1,"payload_bytes":1048577}} | 422 | input.payload_bytes: expected 0 to 1048576
            {"instance_id":"x","orchestration":"FanoutOrchestration","input":{"task_count":2,"failing_task":2}} | 422 | input.failing_task: expected 0 to 1, found 2
            """)
    void aRequestThatCannotBeServedIsRefusedWithTheReason(String body, int status, String message) throws Exception {
        HttpResponse<String> answer = OrchestrationsTest.post(GATEWAY, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = TestGateway.json(answer);
        assertThat(problem.path("detail").textValue()).contains(message);
        assertThat(problem.path("class").textValue()).isEqualTo(status == 422 ? "configuration" : null);
        assertThat(GATEWAY.rows("SELECT 1 FROM orchestrator_queue WHERE instance_id = 'x'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "600001", ""})
    void aTimeThatIsNoneIsRefused(String millis) throws Exception {
        HttpResponse<String> answer = GATEWAY.get("/orchestrations/x/wait?timeout_ms=" + millis);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("timeout_ms: expected a whole number from 0 to 600000");
    }

    @Test
    void aBodyThatIsTooLongIsRefused() throws Exception {
        try (TestGateway gateway =
                OrchestrationsTest.start("write.mode = \"sync\"\nserver.max_body_bytes = 100\n", "")) {
            HttpResponse<String> answer =
                    OrchestrationsTest.post(gateway, OrchestrationsTest.body("x".repeat(100), "{}"));
            assertThat(answer.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void anExhaustedPoolIsNamedWithItsCallersAndTheServersLimit() throws Exception {
        try (TestGateway gateway = OrchestrationsTest.start(
                        "write.mode = \"group-commit\"\npostgres.connection_pool_size = 2\n", "poll_ms = 1\n");
                Connection locking = gateway.database().connect();
                Statement lock = locking.createStatement()) {
            locking.setAutoCommit(false);
            lock.execute("LOCK TABLE orchestrator_queue");
            // Until then the request itself might get a connection, and wait for the table with it.
            await().until(() -> gateway.rows(WAITING), List.of("2")::equals);
            HttpResponse<String> answer = gateway.get("/orchestrations/any");
            locking.rollback();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
            JsonNode problem = TestGateway.json(answer);
            assertThat(problem.path("class").textValue()).isEqualTo("infrastructure");
            assertThat(problem.path("detail").textValue())
                    .matches("the database did not answer as it should: no connection came free within 5000 ms, since"
                            + " \\d callers share postgres.connection_pool_size = 2 and the server's max_connections is"
                            + " 300, so let fewer call at once or raise the pool; ask again later");
        }
    }
}
