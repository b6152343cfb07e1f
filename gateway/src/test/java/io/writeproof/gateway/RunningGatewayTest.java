package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.http.BindAddress;
import io.writeproof.http.BindFailedException;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import io.writeproof.write.WriteMode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole gateway but its process: HTTP in front, PostgreSQL behind. */
class RunningGatewayTest {

    @ParameterizedTest
    @EnumSource
    void everyAnsweredInferenceIsInBothTablesAfterTheEnd(WriteMode mode) throws Exception {
        try (TestGateway gateway = TestGateway.start(mode)) {
            List<CompletableFuture<HttpResponse<String>>> answers = gateway.inferAtOnce(200);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            Drained drained = gateway.stop();
            assertThat(drained.complete()).isTrue();
            assertThat(drained.total().committed()).isEqualTo(200);
            assertThat(gateway.rows("SELECT DISTINCT tags->>'load_test_request_id' FROM chat_inferences"
                            + " JOIN model_inferences ON chat_inferences.id = inference_id"))
                    .hasSize(200);
        }
    }

    @Test
    void anAnswerSaysWhatIsInItsRow() throws Exception {
        try (TestGateway gateway = TestGateway.start(WriteMode.SYNC)) {
            HttpResponse<String> response = gateway.infer(TestGateway.body("a"));
            JsonNode answer = TestGateway.json(response);
            UUID id = UUID.fromString(answer.path("inference_id").textValue());
            assertThat(id.version()).isEqualTo(7);
            assertThat(response.headers().firstValue("x-tensorzero-gateway-version"))
                    .hasValue(Version.current());
            assertThat(answer.path("variant_name").textValue()).isEqualTo("default");
            assertThat(answer.at("/content/0/type").textValue()).isEqualTo("text");
            assertThat(answer.at("/content/0/text").textValue()).hasSize(256);
            assertThat(answer.at("/usage/input_tokens").intValue()).isEqualTo(4);
            assertThat(answer.at("/usage/output_tokens").intValue()).isEqualTo(64);
            assertThat(answer.at("/usage").has("cost")).isTrue();
            assertThat(answer.path("finish_reason").textValue()).isEqualTo("stop");
            assertThat(gateway.rows("SELECT (extract(epoch FROM created_at) * 1000)::bigint || ' ' || episode_id"
                            + " FROM chat_inferences WHERE id = '" + id + "' AND output->0->>'text' = '"
                            + answer.at("/content/0/text").textValue() + "'"))
                    .containsExactly((id.getMostSignificantBits() >>> 16) + " "
                            + answer.path("episode_id").textValue());
        }
    }

    @Test
    void aDryRunIsAnsweredAndLeavesNoRow() throws Exception {
        try (TestGateway gateway = TestGateway.start(WriteMode.SYNC)) {
            String body = TestGateway.body("a").replace("\"stream\":false", "\"dryrun\":true");
            assertThat(gateway.infer(body).statusCode()).isEqualTo(200);
            assertThat(Sql.count(gateway.database(), "chat_inferences")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void healthTellsTheModeInForceAndTheDurability(WriteMode mode) throws Exception {
        try (TestGateway gateway = TestGateway.start(mode)) {
            JsonNode health = TestGateway.json(gateway.get("/health"));
            assertThat(health.path("gateway").textValue()).isEqualTo("ok");
            assertThat(health.path("postgres").textValue()).isEqualTo("ok");
            assertThat(health.path("write_mode").textValue()).isEqualTo(mode.label());
            assertThat(health.path("promise").textValue())
                    .isEqualTo(mode.promise().name().toLowerCase(Locale.ROOT));
            assertThat(health.at("/durability/fsync").textValue()).isEqualTo("on");
            assertThat(health.at("/durability/synchronous_commit").textValue()).isEqualTo("on");
            assertThat(health.path("durable").booleanValue()).isTrue();
            assertThat(health.at("/queue/depth").intValue()).isZero();
            assertThat(health.path("test_fault").textValue()).isEqualTo("none");
        }
    }

    @Test
    void healthIsAnErrorWhenTheDatabaseCannotBeReachedAndStatusIsNot() throws Exception {
        ConnectionSettings server = SharedServer.server().connection();
        Sql.execute(server, "CREATE ROLE locked_out SUPERUSER LOGIN");
        try (TestGateway gateway = TestGateway.startAs("locked_out")) {
            assertThat(gateway.get("/health").statusCode()).isEqualTo(200);
            Sql.execute(server, "ALTER ROLE locked_out NOLOGIN");
            Awaitility.await().until(() -> gateway.get("/health").statusCode() == 503);
            HttpResponse<String> response = gateway.get("/health");
            assertThat(response.statusCode()).isEqualTo(503);
            JsonNode health = TestGateway.json(response);
            assertThat(health.path("gateway").textValue()).isEqualTo("ok");
            assertThat(health.path("postgres").textValue()).isEqualTo("error");
            assertThat(health.path("durable").booleanValue()).isFalse();
            assertThat(gateway.get("/status").statusCode()).isEqualTo(200);
        }
        Sql.execute(server, "DROP ROLE locked_out");
    }

    @Test
    void requestsUnderWayAtTheEndAreAnsweredAndWritten() throws Exception {
        String toml = "write.mode = \"sync\"\npostgres.connection_pool_size = 2\ndummy_provider.latency_ms = 500\n";
        try (TestGateway gateway = TestGateway.start(toml, null)) {
            List<CompletableFuture<HttpResponse<String>>> answers = gateway.inferAtOnce(5);
            Awaitility.await().until(() -> gateway.get("/metrics").body().contains("tensorzero_requests_total 5.0"));
            assertThat(gateway.stop().complete()).isTrue();
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            assertThat(Sql.count(gateway.database(), "chat_inferences")).isEqualTo(5);
        }
    }

    @Test
    void statusAnswersWithVersionAndConfiguration() throws Exception {
        try (TestGateway gateway = TestGateway.start(WriteMode.ASYNC)) {
            JsonNode status = TestGateway.json(gateway.get("/status"));
            assertThat(status.path("status").textValue()).isEqualTo("ok");
            assertThat(status.path("version").textValue()).isEqualTo(Version.current());
            assertThat(status.path("config_hash").textValue()).hasSize(64);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void aFullQueueRefusesAndWhatItAcceptedIsWritten(String mode) throws Exception {
        String writers = mode.equals("sync") ? "" : "write.writers = 1\n";
        String toml = "write.mode = \"" + mode + "\"\nwrite.queue_capacity = 1\n" + writers
                + "postgres.connection_pool_size = 1\n";
        try (TestGateway gateway = TestGateway.start(toml, null)) {
            List<CompletableFuture<HttpResponse<String>>> answers;
            try (Connection lock = gateway.database().connect()) {
                lock.setAutoCommit(false);
                lock.createStatement().execute("LOCK TABLE chat_inferences IN ACCESS EXCLUSIVE MODE");
                answers = gateway.inferAtOnce(20);
                Awaitility.await().until(() -> answers.stream().anyMatch(RunningGatewayTest::isRefused));
                lock.rollback();
            }
            long accepted = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 200)
                    .count();
            assertThat(answers).anySatisfy(answer -> {
                assertThat(answer.join().statusCode()).isEqualTo(503);
                assertThat(answer.join().headers().firstValue("retry-after")).hasValue("1");
                assertThat(TestGateway.json(answer.join()).path("error").textValue())
                        .contains("write queue is full");
            });
            assertThat(gateway.get("/metrics").body())
                    .contains("gateway_rows_refused_total{write_mode=\"" + mode + "\"} " + (20 - accepted) + ".0");
            gateway.stop();
            assertThat(Sql.count(gateway.database(), "chat_inferences")).isEqualTo(accepted);
        }
    }

    private static boolean isRefused(CompletableFuture<HttpResponse<String>> answer) {
        return answer.isDone() && answer.join().statusCode() == 503;
    }

    @Test
    void aRowThatCannotBeWrittenIsNoSuccessWhenTheCommitIsPromised() throws Exception {
        try (TestGateway gateway = TestGateway.start(WriteMode.SYNC)) {
            Sql.execute(gateway.database(), "DROP TABLE model_inferences");
            HttpResponse<String> response = gateway.infer(TestGateway.body("a"));
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(TestGateway.json(response).path("error").textValue())
                    .startsWith("the row could not be written: ")
                    .doesNotContain("load-test:");
            assertThat(Sql.count(gateway.database(), "chat_inferences")).isZero();
        }
    }

    @Test
    void aRejectedRowIsCountedAlthoughItsRequestWasAnswered() throws Exception {
        try (TestGateway gateway = TestGateway.start(WriteMode.BATCH_FAST)) {
            Sql.execute(
                    gateway.database(),
                    "ALTER TABLE chat_inferences ADD CHECK (tags->>'load_test_request_id' <> 'bad')");
            assertThat(gateway.infer(TestGateway.body("good")).statusCode()).isEqualTo(200);
            assertThat(gateway.infer(TestGateway.body("bad")).statusCode()).isEqualTo(200);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(gateway.get("/metrics").body())
                            .contains("gateway_rows_rejected_total{write_mode=\"batch.fast\"} 1.0")
                            .contains("gateway_rows_written_total{write_mode=\"batch.fast\"} 1.0"));
        }
    }

    @Test
    void metricsCountUnderTheNamesOfTheSourceService() throws Exception {
        try (TestGateway gateway = TestGateway.start(WriteMode.SYNC)) {
            gateway.infer(TestGateway.body("a"));
            gateway.infer("{}");
            HttpResponse<String> page = gateway.get("/metrics");
            assertThat(page.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
            String labels = "{function_name=\"load_test_chat\",variant_name=\"default\"}";
            assertThat(page.body())
                    .contains("tensorzero_requests_total 2.0")
                    .contains("tensorzero_inferences_total" + labels + " 1.0")
                    .contains("tensorzero_input_tokens_total" + labels + " 4.0")
                    .contains("tensorzero_output_tokens_total" + labels + " 64.0")
                    .contains("tensorzero_inference_latency_overhead_seconds_count" + labels + " 1")
                    .contains("gateway_rows_written_total{write_mode=\"sync\"} 1.0")
                    .contains("gateway_batch_rows_count{write_mode=\"sync\"} 1")
                    .contains("gateway_flush_duration_seconds_count{write_mode=\"sync\"} 1")
                    .contains("gateway_queue_depth{write_mode=\"sync\"} 0.0");
        }
    }

    @Test
    void aPortInUseIsNamedWithTheOptionThatChangesIt() {
        try (TestGateway gateway = TestGateway.start(WriteMode.SYNC)) {
            String address = gateway.url().substring("http://".length());
            assertThatThrownBy(() -> TestGateway.startAt(BindAddress.parse(address), WriteMode.SYNC))
                    .isInstanceOf(BindFailedException.class)
                    .hasMessage("Cannot listen on " + address + ": the port is in use."
                            + " Choose another address with --bind-address HOST:PORT (port 0 takes any that is free)");
        }
    }
}
