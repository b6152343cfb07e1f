package io.writeproof.gateway;

import static io.writeproof.gateway.TestIngestor.body;
import static io.writeproof.gateway.TestIngestor.contents;
import static io.writeproof.gateway.TestIngestor.distinct;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.write.WriteMode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The message ingestor with its queue in the write path, over HTTP and on a real database. */
class IngestorTest {

    private static final String QUICK = "write = {mode = \"batch.balanced\", flush_interval_ms = 50}\n";
    private static final String PATIENT = "write = {mode = \"batch.balanced\", flush_interval_ms = 86400000}\n";
    private static final String PREFIX = "message_ingestor_";

    @ParameterizedTest
    @EnumSource(names = {"ASYNC", "BATCH_FAST", "BATCH_BALANCED", "BATCH_THROUGHPUT"})
    void everyMessageThatWasQueuedIsCommittedOnceUnderTheNameItsSenderWasGiven(WriteMode mode) throws Exception {
        List<String> sent = distinct(300);
        try (TestIngestor ingestor = TestIngestor.start(mode)) {
            List<CompletableFuture<HttpResponse<String>>> answers = ingestor.sendAtOnce(sent);
            assertThat(contents(sent, answers, 201)).hasSize(300);
            Drained drained = ingestor.stop();
            assertThat(drained.complete()).isTrue();
            assertThat(drained.total().committed()).isEqualTo(300);
            assertThat(ingestor.rows("SELECT content || ' ' || message_id FROM messages"))
                    .containsExactlyInAnyOrderElementsOf(named(sent, answers));
        }
    }

    private static List<String> named(List<String> sent, List<CompletableFuture<HttpResponse<String>>> answers)
            throws Exception {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            named.add(sent.get(i) + " "
                    + TestGateway.json(answers.get(i).join()).path("message_id").textValue());
        }
        return named;
    }

    @Test
    void anAnswerHasTheFormOfTheSourceServiceAndTheRowTheTimesInUtc() throws Exception {
        try (TestIngestor ingestor = TestIngestor.start(QUICK)) {
            HttpResponse<String> response = ingestor.send(body(" Straße 🐘 "));
            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
            JsonNode answer = TestGateway.json(response);
            assertThat(answer.fieldNames()).toIterable().containsExactly("message_id", "status", "queued_at");
            assertThat(answer.path("status").textValue()).isEqualTo("queued");
            UUID id = UUID.fromString(answer.path("message_id").textValue());
            assertThat(id.version()).isEqualTo(7);
            Instant queuedAt = Instant.parse(answer.path("queued_at").textValue());
            ingestor.stop();
            assertThat(ingestor.rows("SELECT user_id || ' ' || channel_id || ' [' || content || ']' FROM messages"
                            + " WHERE message_id = '" + id + "' AND created_at = '" + queuedAt + "'"
                            + " AND inserted_at BETWEEN created_at AND clock_timestamp()"))
                    .containsExactly("7 42 [Straße 🐘]");
        }
    }

    @Test
    void theLatestMessagesComeFirst() throws Exception {
        try (TestIngestor ingestor = TestIngestor.start(QUICK)) {
            for (String content : List.of("first", "second", "third")) {
                ingestor.send(body(content));
                Awaitility.await()
                        .until(() ->
                                ingestor.rows("SELECT content FROM messages").contains(content));
            }
            JsonNode latest = TestGateway.json(ingestor.get("/messages?limit=2"));
            assertThat(latest.findValuesAsText("content")).containsExactly("third", "second");
            assertThat(latest.get(0).fieldNames())
                    .toIterable()
                    .containsExactly(
                            "id", "message_id", "user_id", "channel_id", "content", "created_at", "inserted_at");
            assertThat(TestGateway.json(ingestor.get("/messages"))).hasSize(3);
        }
    }

    @Test
    void whatIsQueuedAndNotCommittedIsTheLengthOfTheQueue() throws Exception {
        try (TestIngestor ingestor = TestIngestor.start(PATIENT)) {
            for (String content : distinct(30)) {
                ingestor.send(body(content));
            }
            JsonNode health = TestGateway.json(ingestor.get("/health"));
            assertThat(health.path("status").textValue()).isEqualTo("healthy");
            assertThat(health.path("redis").textValue()).isEqualTo("in-process");
            assertThat(health.path("queue_length").intValue()).isEqualTo(30);
            assertThat(health.path("batch_threshold").intValue()).isEqualTo(50);
            assertThat(health.path("batch_progress").intValue()).isEqualTo(30);
            assertThat(health.path("batches_pending").intValue()).isZero();
            assertThat(health.path("write_mode").textValue()).isEqualTo("batch.balanced");
            assertThat(health.path("promise").textValue()).isEqualTo("queued");
            assertThat(health.path("durable").booleanValue()).isTrue();
            assertThat(ingestor.metric(PREFIX + "queue_depth")).isEqualTo(30);
            JsonNode status = TestGateway.json(ingestor.get("/queue/status"));
            assertThat(status.path("queue_length").intValue()).isEqualTo(30);
            assertThat(status.path("last_batch").isNull()).isTrue();
            Drained drained = ingestor.stop();
            assertThat(drained.rows()).isEqualTo(30);
        }
    }

    /** A lock on the table keeps the one batch under way: it counts as much as what waits behind it. */
    @Test
    void messagesOfABatchUnderWayAreInTheLengthOfTheQueue() throws Exception {
        String toml = "write = {mode = \"batch.balanced\", max_rows = 5, writers = 1, flush_interval_ms = 0}\n";
        try (TestIngestor ingestor = TestIngestor.start(toml)) {
            try (Connection lock = ingestor.database().connect()) {
                lock.setAutoCommit(false);
                lock.createStatement().execute("LOCK TABLE messages IN ACCESS EXCLUSIVE MODE");
                ingestor.sendAtOnce(distinct(20)).forEach(CompletableFuture::join);
                assertThat(TestGateway.json(ingestor.get("/queue/status"))
                                .path("queue_length")
                                .intValue())
                        .isEqualTo(20);
                lock.rollback();
            }
            Awaitility.await().until(() -> ingestor.metric(PREFIX + "queue_depth") == 0);
            assertThat(ingestor.rows("SELECT count(*) FROM messages")).containsExactly("20");
        }
    }

    @Test
    void aFullQueueRefusesForAWhileAndWhatItTookIsCommitted() throws Exception {
        String toml = "write = {mode = \"batch.balanced\", max_rows = 1, queue_capacity = 3, writers = 1}\n";
        List<String> sent = distinct(20);
        try (TestIngestor ingestor = TestIngestor.start(toml)) {
            List<CompletableFuture<HttpResponse<String>>> answers;
            try (Connection lock = ingestor.database().connect()) {
                lock.setAutoCommit(false);
                lock.createStatement().execute("LOCK TABLE messages IN ACCESS EXCLUSIVE MODE");
                answers = ingestor.sendAtOnce(sent);
                assertThat(contents(sent, answers, 201)).hasSizeBetween(3, 5);
                lock.rollback();
            }
            int refused = contents(sent, answers, 503).size();
            HttpResponse<String> response = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 503)
                    .findFirst()
                    .orElseThrow();
            assertThat(response.headers().firstValue("retry-after")).hasValue("1");
            assertThat(TestGateway.json(response).path("detail").textValue()).contains("write queue is full");
            Awaitility.await().until(() -> ingestor.metric(PREFIX + "messages_total{result=\"refused\"}") == refused);
            assertThat(ingestor.metric("gateway_rows_refused_total{write_mode=\"batch.balanced\"}"))
                    .isEqualTo(refused);
            assertThat(ingestor.metric("gateway_rows_failed_total{write_mode=\"batch.balanced\"}"))
                    .isZero();
            ingestor.stop();
            assertThat(ingestor.rows("SELECT content FROM messages"))
                    .containsExactlyInAnyOrderElementsOf(contents(sent, answers, 201));
        }
    }

    @Test
    void theMetricsFollowAMessageFromItsReceiptToItsCommit() throws Exception {
        try (TestIngestor ingestor = TestIngestor.start(QUICK)) {
            assertThat(ingestor.metric(PREFIX + "recent_latency_seconds{quantile=\"avg\"}"))
                    .isNaN();
            assertThat(ingestor.metric(PREFIX + "messages_total{result=\"refused\"}"))
                    .isZero();
            assertThat(ingestor.metric(PREFIX + "rate")).isZero();
            assertThat(ingestor.metric(PREFIX + "workers")).isEqualTo(2);
            ingestor.sendAtOnce(distinct(60)).forEach(CompletableFuture::join);
            ingestor.send("{}");
            Awaitility.await().until(() -> ingestor.metric(PREFIX + "persisted_total") == 60);
            assertThat(ingestor.metric(PREFIX + "messages_total{result=\"accepted\"}"))
                    .isEqualTo(60);
            Awaitility.await().until(() -> ingestor.metric(PREFIX + "messages_total{result=\"invalid\"}") == 1);
            double batches = ingestor.metric(PREFIX + "batches_total");
            assertThat(batches).isBetween(2.0, 60.0);
            assertThat(ingestor.metric(PREFIX + "batch_size_count")).isEqualTo(batches);
            assertThat(ingestor.metric(PREFIX + "batch_size_sum")).isEqualTo(60);
            assertThat(ingestor.metric(PREFIX + "latency_seconds_count")).isEqualTo(60);
            double p95 = ingestor.metric(PREFIX + "recent_latency_seconds{quantile=\"0.95\"}");
            assertThat(ingestor.metric(PREFIX + "recent_latency_seconds{quantile=\"avg\"}"))
                    .isPositive();
            assertThat(ingestor.metric(PREFIX + "recent_latency_seconds{quantile=\"0.99\"}"))
                    .isGreaterThanOrEqualTo(p95);
            JsonNode last = TestGateway.json(ingestor.get("/queue/status")).path("last_batch");
            assertThat(last.path("batch_id").doubleValue()).isEqualTo(batches);
            assertThat(last.path("size").intValue()).isBetween(1, 50);
        }
    }

    @Test
    void theDescriptionNamesWhatThereIsAndNothingThatDeletes() throws Exception {
        try (TestIngestor ingestor = TestIngestor.start(QUICK)) {
            JsonNode description = TestGateway.json(ingestor.get("/"));
            assertThat(description.path("service").textValue()).isEqualTo("message-ingestor");
            assertThat(description.path("endpoints").toString())
                    .contains("POST /messages")
                    .doesNotContain("reset");
            assertThat(ingestor.get("/reset").statusCode()).isEqualTo(404);
            assertThat(ingestor.get("/status").statusCode()).isEqualTo(200);
        }
    }
}
