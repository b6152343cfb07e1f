package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orchestrations from the outside: started, waited for, looked up. */
class OrchestrationsTest {

    private static final TestGateway GATEWAY = start("write.mode = \"group-commit\"\n", "");

    static TestGateway start(String head, String orchestration) {
        return TestGateway.of(
                "service = \"orchestration\"\n" + head + "[orchestration]\nactivity_delay_ms = 1\n" + orchestration);
    }

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    static String body(String instance, String input) {
        return "{\"instance_id\":\"" + instance + "\",\"orchestration\":\"FanoutOrchestration\",\"input\":" + input
                + "}";
    }

    static HttpResponse<String> post(TestGateway gateway, String body) throws Exception {
        return gateway.send("POST", "/orchestrations", body, "Content-Type", "application/json");
    }

    private static void started(TestGateway gateway, String instance, String input) throws Exception {
        HttpResponse<String> answer = post(gateway, body(instance, input));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"instance_id\":\"" + instance + "\"}");
    }

    private static HttpResponse<String> waited(TestGateway gateway, String instance) throws Exception {
        return gateway.get("/orchestrations/" + instance + "/wait?timeout_ms=20000");
    }

    private static List<String> rows(String query) throws SQLException {
        return GATEWAY.rows(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "group-commit"})
    void anOrchestrationCompletesWithTheRowsOfTheSourceProvider(String mode) throws Exception {
        try (TestGateway gateway = start("write.mode = \"" + mode + "\"\n", "")) {
            started(gateway, "a-1", "{\"task_count\":3}");
            HttpResponse<String> answer = waited(gateway, "a-1");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo("{\"instance_id\":\"a-1\",\"status\":\"Completed\","
                            + "\"output\":\"Completed 3 tasks (3 succeeded)\"}");
            assertThat(gateway.get("/orchestrations/a-1").body()).isEqualTo(answer.body());
            assertThat(gateway.rows("SELECT event_type FROM history ORDER BY event_id"))
                    .containsExactly(
                            "OrchestrationStarted",
                            "ActivityScheduled",
                            "ActivityScheduled",
                            "ActivityScheduled",
                            "ActivityCompleted",
                            "ActivityCompleted",
                            "ActivityCompleted",
                            "OrchestrationCompleted");
            assertThat(gateway.rows("SELECT instance_id || status FROM instances JOIN executions USING (instance_id)"))
                    .containsExactly("a-1Completed");
            for (String table : List.of("orchestrator_queue", "worker_queue", "instance_locks")) {
                assertThat(gateway.rows("SELECT 1 FROM " + table)).as(table).isEmpty();
            }
        }
    }

    @Test
    void aPayloadGoesToEveryActivityAndBack() throws Exception {
        started(GATEWAY, "payload", "{\"task_count\":2,\"payload_bytes\":10240}");
        assertThat(waited(GATEWAY, "payload").statusCode()).isEqualTo(200);
        assertThat(rows("SELECT length(event_data::json ->> 'input') FROM history"
                        + " WHERE instance_id = 'payload' AND event_type = 'ActivityScheduled'"))
                .containsExactly("10240", "10240");
        assertThat(rows("SELECT count(DISTINCT event_data) FROM history"
                        + " WHERE instance_id = 'payload' AND event_type = 'ActivityCompleted'"
                        + " AND event_data::json ->> 'result' LIKE 'processed: task-%'"))
                .containsExactly("2");
    }

    @Test
    void anActivityThatFailsSometimesIsTriedAgain() throws Exception {
        started(GATEWAY, "sometimes", "{\"task_count\":3,\"failing_task\":1,\"failures\":2}");
        assertThat(waited(GATEWAY, "sometimes").body()).contains("Completed 3 tasks (3 succeeded)");
        assertThat(rows("SELECT count(*) FROM history WHERE instance_id = 'sometimes'"))
                .containsExactly("8");
    }

    @Test
    void anActivityThatAlwaysFailsFailsItsOrchestration() throws Exception {
        try (TestGateway gateway = start("write.mode = \"sync\"\n", "max_attempts = 3\n")) {
            started(gateway, "always", "{\"task_count\":3,\"failing_task\":1}");
            HttpResponse<String> answer = waited(gateway, "always");
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode body = TestGateway.json(answer);
            assertThat(body.path("status").textValue()).isEqualTo("Failed");
            assertThat(body.has("output")).isFalse();
            assertThat(body.path("failure").path("class").textValue()).isEqualTo("application");
            assertThat(body.path("failure").path("message").textValue())
                    .isEqualTo("activity 3, attempt 3: failed because the input asked for it");
            assertThat(gateway.rows("SELECT status FROM executions")).containsExactly("Failed");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(gateway.rows(
                                    "SELECT instance_id FROM orchestrator_queue UNION ALL SELECT instance_id FROM"
                                            + " worker_queue UNION ALL SELECT instance_id FROM instance_locks"))
                            .isEmpty());
            assertThat(gateway.get("/metrics").body())
                    .contains("orchestration_failed_total{class=\"application\"} 1.0")
                    .contains("orchestration_redelivered_total{queue=\"worker\"} 2.0");
        }
    }

    @Test
    void startingTheSameAgainChangesNothingAndAnotherUnderTheSameNameIsAConflict() throws Exception {
        started(GATEWAY, "twice", "{\"task_count\":2}");
        started(GATEWAY, "twice", "{\"task_count\":2}");
        assertThat(waited(GATEWAY, "twice").statusCode()).isEqualTo(200);
        started(GATEWAY, "twice", "{\"task_count\":2}");
        HttpResponse<String> other = post(GATEWAY, body("twice", "{\"task_count\":3}"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(TestGateway.json(other).path("detail").textValue())
                .isEqualTo("instance_id: an instance of this name has been started with another orchestration or input;"
                        + " choose another name");
        assertThat(rows("SELECT count(*) FROM history WHERE instance_id = 'twice'"))
                .containsExactly("6");
    }

    @Test
    void whatIsNotDoneWhenTheTimeIsOverIsStillRunning() throws Exception {
        try (TestGateway gateway = start("write.mode = \"sync\"\n", "workers = 0\n")) {
            started(gateway, "stuck", "{\"task_count\":1}");
            HttpResponse<String> answer = gateway.get("/orchestrations/stuck/wait?timeout_ms=50");
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).isEqualTo("{\"instance_id\":\"stuck\",\"status\":\"Running\"}");
            assertThat(gateway.get("/orchestrations/stuck").statusCode()).isEqualTo(200);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(gateway.get("/metrics").body())
                            .contains("orchestration_queue_depth{queue=\"worker\"} 1.0"));
        }
    }

    @Test
    void whatAnotherProcessCompletesIsNoticed() throws Exception {
        try (TestGateway front = start("write.mode = \"sync\"\n", "orchestrators = 0\nworkers = 0\n");
                TestGateway back = TestGateway.beside(
                        front,
                        "service = \"orchestration\"\nwrite.mode = \"sync\"\norchestration.activity_delay_ms = 1\n")) {
            started(front, "elsewhere", "{\"task_count\":5}");
            assertThat(waited(front, "elsewhere").body()).contains("Completed");
            assertThat(back.get("/metrics").body()).contains("orchestration_completed_total 1.0");
            assertThat(front.get("/metrics").body())
                    .contains("orchestration_completed_total 0.0", "orchestration_started_total 1.0");
        }
    }

    @Test
    void manyAtOnceCompleteEachOnce() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers =
                GATEWAY.postAtOnce("/orchestrations", 40, number -> body("many-" + number, "{\"task_count\":5}"));
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.join().statusCode()).isEqualTo(202);
        }
        for (int number = 0; number < answers.size(); number++) {
            assertThat(waited(GATEWAY, "many-" + number).body()).contains("Completed 5 tasks");
        }
        assertThat(rows("SELECT count(*) FROM history WHERE instance_id LIKE 'many-%' GROUP BY instance_id"))
                .hasSize(40)
                .containsOnly("12");
    }

    @Test
    void anInstanceThatNobodyHasStartedIsNotFound() throws Exception {
        for (String path : List.of("/orchestrations/nobody", "/orchestrations/nobody/wait?timeout_ms=20000")) {
            HttpResponse<String> answer = GATEWAY.get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(TestGateway.json(answer).path("detail").textValue())
                    .isEqualTo("instance_id: no instance of this name has been started");
        }
    }

    @Test
    void healthTellsTheWriteModeAndTheDurability() throws Exception {
        JsonNode health = TestGateway.json(GATEWAY.get("/health"));
        assertThat(health.path("write_mode").textValue()).isEqualTo("group-commit");
        assertThat(health.path("durable").booleanValue()).isTrue();
        assertThat(GATEWAY.get("/status").statusCode()).isEqualTo(200);
        assertThat(GATEWAY.get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void metricsAreThereFromTheStart() throws Exception {
        assertThat(GATEWAY.get("/metrics").body())
                .contains("orchestration_failed_total{class=\"infrastructure\"} 0.0")
                .contains("orchestration_failed_total{class=\"configuration\"} 0.0")
                .contains("orchestration_too_late_total{queue=\"worker\"} 0.0")
                .contains("orchestration_store_failures_total{class=\"infrastructure\"} 0.0")
                .contains("orchestration_dispatchers{kind=\"orchestrator\"} 2.0")
                .contains("orchestration_dispatchers{kind=\"worker\"} 2.0")
                .contains("orchestration_duration_seconds_count")
                .contains("process_cpu_seconds_total");
    }

    /** Whoever stops gives back what it cannot finish, so that nobody has to wait for its lease. */
    @Test
    void aGatewayThatStopsGivesBackWhatItHasInHand() throws Exception {
        String slow = "service = \"orchestration\"\nwrite.mode = \"sync\"\norchestration.activity_delay_ms = 60000\n";
        try (TestGateway first = TestGateway.of(slow)) {
            started(first, "handed-over", "{\"task_count\":1}");
            Awaitility.await()
                    .until(() -> first.rows("SELECT 1 FROM worker_queue WHERE attempt_count = 1")
                                    .size()
                            == 1);
            CompletableFuture<HttpResponse<String>> waiting =
                    first.getLater("/orchestrations/handed-over/wait?timeout_ms=60000");
            Awaitility.await().until(() -> first.get("/status").statusCode() == 200);
            assertThat(first.stop().complete()).isTrue();
            assertThat(waiting.join().statusCode()).isEqualTo(202);
            assertThat(first.rows("SELECT attempt_count FROM worker_queue WHERE lock_token IS NULL"))
                    .containsExactly("0");
            try (TestGateway second = TestGateway.beside(first, slow.replace("60000", "1"))) {
                assertThat(waited(second, "handed-over").body()).contains("Completed");
                assertThat(second.get("/metrics").body())
                        .contains("orchestration_redelivered_total{queue=\"worker\"} 0.0");
            }
        }
    }
}
