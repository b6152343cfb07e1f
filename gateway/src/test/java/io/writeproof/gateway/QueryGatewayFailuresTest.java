package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The query gateway when something is missing: the database, room in a queue, a quick model, time. */
class QueryGatewayFailuresTest {

    private static final String SLOW_MODEL =
            "query_gateway = {batch_max_size = 1, batch_queue_capacity = 1, model_batch_us = 500000}\n";

    private static List<String> distinct(int count) {
        return IntStream.range(0, count).mapToObj(i -> "text " + i).toList();
    }

    private static List<String> keys(List<CompletableFuture<HttpResponse<String>>> answers, int status) {
        return IntStream.range(0, answers.size())
                .filter(i -> answers.get(i).join().statusCode() == status)
                .mapToObj(String::valueOf)
                .toList();
    }

    private static void assertLogged(TestQueryGateway gateway, List<String> keys) throws Exception {
        assertThat(gateway.rows("SELECT request_key FROM query_log")).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void aModelThatIsTooSlowRefusesWhatItsQueueCannotHold() throws Exception {
        try (TestQueryGateway gateway = TestQueryGateway.start(SLOW_MODEL)) {
            List<CompletableFuture<HttpResponse<String>>> answers = gateway.classifyAtOnce(distinct(20));
            assertThat(keys(answers, 200)).isNotEmpty();
            List<String> refused = keys(answers, 503);
            assertThat(refused).hasSize(20 - keys(answers, 200).size()).isNotEmpty();
            HttpResponse<String> response =
                    answers.get(Integer.parseInt(refused.get(0))).join();
            assertThat(response.headers().firstValue("retry-after")).hasValue("1");
            JsonNode error = TestGateway.json(response).path("error");
            assertThat(error.path("status").textValue()).isEqualTo("UNAVAILABLE");
            assertThat(error.path("message").textValue())
                    .isEqualTo("the model's queue is full, which holds 1 queries;"
                            + " nothing was classified, send the request again later");
            assertThat(error.at("/details/0/retry_after_seconds").intValue()).isEqualTo(1);
            assertThat(gateway.metric("gateway_rows_refused_total{write_mode=\"sync\"}"))
                    .as("the write queue had room")
                    .isZero();
            assertLogged(gateway, keys(answers, 200));
        }
    }

    @Test
    void aFullWriteQueueRefusesAndWhatItTookIsLogged() throws Exception {
        String toml = "write = {mode = \"async\", queue_capacity = 1, writers = 1}\n";
        try (TestQueryGateway gateway = TestQueryGateway.start(toml)) {
            List<CompletableFuture<HttpResponse<String>>> answers;
            try (Connection lock = gateway.database().connect()) {
                lock.setAutoCommit(false);
                lock.createStatement().execute("LOCK TABLE query_log IN ACCESS EXCLUSIVE MODE");
                answers = gateway.classifyAtOnce(distinct(20));
                assertThat(keys(answers, 503)).isNotEmpty();
                lock.rollback();
            }
            HttpResponse<String> refused =
                    answers.get(Integer.parseInt(keys(answers, 503).get(0))).join();
            assertThat(TestGateway.json(refused).path("detail").textValue()).contains("write queue is full");
            assertThat(gateway.metric("gateway_rows_refused_total{write_mode=\"async\"}"))
                    .isEqualTo(keys(answers, 503).size());
            gateway.stop();
            assertLogged(gateway, keys(answers, 200));
        }
    }

    @Test
    void withoutItsDatabaseNothingIsAcknowledgedAndTheProbesSayWhy() throws Exception {
        ConnectionSettings server = SharedServer.server().connection();
        Sql.execute(server, "CREATE ROLE query_gateway_role SUPERUSER LOGIN");
        ConnectionSettings login = new ConnectionSettings(
                server.host(),
                server.port(),
                server.database(),
                "query_gateway_role",
                server.password(),
                server.parameters());
        String toml = "write = {mode = \"sync\", retry_for_ms = 0}\npostgres.connection_pool_size = 2\n";
        try (TestQueryGateway gateway = TestQueryGateway.start(toml, login)) {
            assertThat(gateway.classify("before", "words").statusCode()).isEqualTo(200);
            assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(200);
            Sql.execute(server, "ALTER ROLE query_gateway_role NOLOGIN");
            Sql.execute(
                    server,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'query_gateway_role'");
            assertUnavailable(gateway.classify("during", "words"));
            assertUnready(gateway);
            Sql.execute(server, "ALTER ROLE query_gateway_role LOGIN");
            Awaitility.await().until(() -> gateway.classify("after", "words").statusCode() == 200);
            assertLogged(gateway, List.of("before", "after"));
        }
        Sql.execute(server, "DROP OWNED BY query_gateway_role");
        Sql.execute(server, "DROP ROLE query_gateway_role");
    }

    private static void assertUnavailable(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).hasValue("1");
        assertThat(TestGateway.json(response).at("/error/status").textValue()).isEqualTo("UNAVAILABLE");
        assertThat(TestGateway.json(response).path("detail").textValue())
                .startsWith("the row could not be written: ")
                .doesNotContain("words");
    }

    private static void assertUnready(TestQueryGateway gateway) throws Exception {
        Awaitility.await().until(() -> gateway.get("/health/ready").statusCode() == 503);
        HttpResponse<String> ready = gateway.get("/health/ready");
        JsonNode body = TestGateway.json(ready);
        assertThat(body.path("status").textValue()).isEqualTo("unhealthy");
        assertThat(body.at("/checks/model").booleanValue()).isTrue();
        assertThat(body.at("/checks/database").isBoolean()).isTrue();
        assertThat(body.at("/checks/database").booleanValue()).isFalse();
        Awaitility.await()
                .untilAsserted(() -> assertThat(TestGateway.json(gateway.get("/health/deep"))
                                .path("status")
                                .textValue())
                        .isEqualTo("degraded"));
        assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void requestsThatWaitForTheModelAtTheEndAreAnsweredAndLogged() throws Exception {
        String toml = "query_gateway = {batch_max_wait_ms = 1000, model_batch_us = 1000000}\n";
        try (TestQueryGateway gateway = TestQueryGateway.start(toml)) {
            List<CompletableFuture<HttpResponse<String>>> answers = gateway.classifyAtOnce(distinct(5));
            Awaitility.await().until(() -> gateway.metric("query_gateway_active_requests") == 5);
            assertThat(gateway.stop().complete()).isTrue();
            assertThat(keys(answers, 200)).hasSize(5);
            assertLogged(gateway, keys(answers, 200));
        }
    }
}
