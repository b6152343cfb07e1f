package io.writeproof.gateway;

import static io.writeproof.gateway.TestIngestor.body;
import static io.writeproof.gateway.TestIngestor.contents;
import static io.writeproof.gateway.TestIngestor.distinct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.service.ServiceException;
import io.writeproof.testing.RedisServer;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The message ingestor with its queue in Redis, over HTTP and on real servers. */
class RedisIngestorTest {

    private static final String PREFIX = "message_ingestor_";

    private RedisServer redis;

    @BeforeEach
    void startRedis() {
        redis = RedisServer.start();
    }

    @AfterEach
    void stopRedis() {
        redis.close();
    }

    private TestIngestor start(String more) {
        return TestIngestor.start("write = {mode = \"group-commit\", max_rows = 10, flush_interval_ms = 20" + more
                + "}\ningestor.redis_url = \"" + redis.url() + "\"\n");
    }

    @Test
    void everyMessageThatWasQueuedIsCommittedOnceAndTold() throws Exception {
        List<String> sent = distinct(300);
        try (TestIngestor ingestor = start("")) {
            assertThat(contents(sent, ingestor.sendAtOnce(sent), 201)).hasSize(300);
            Awaitility.await().until(() -> ingestor.metric(PREFIX + "queue_depth") == 0);
            assertThat(ingestor.rows("SELECT content FROM messages")).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(ingestor.metric(PREFIX + "persisted_total")).isEqualTo(300);
            assertThat(ingestor.metric(PREFIX + "latency_seconds_count")).isEqualTo(300);
            assertThat(ingestor.metric(PREFIX + "batch_size_sum")).isEqualTo(300);
            JsonNode health = TestGateway.json(ingestor.get("/health"));
            assertThat(health.path("redis").textValue()).isEqualTo("connected");
            assertThat(health.path("queue_length").intValue()).isZero();
            assertThat(health.path("write_mode").textValue()).isEqualTo("group-commit");
            assertThat(health.path("promise").textValue()).isEqualTo("queued");
            assertThat(ingestor.stop().complete()).isTrue();
        }
    }

    @Test
    void whatIsInRedisWhenTheGatewayStopsIsCommittedByTheNext() throws Exception {
        List<String> sent = distinct(200);
        try (TestIngestor first = start("")) {
            try (Connection lock = first.database().connect()) {
                lock.setAutoCommit(false);
                lock.createStatement().execute("LOCK TABLE messages IN ACCESS EXCLUSIVE MODE");
                assertThat(contents(sent, first.sendAtOnce(sent), 201)).hasSize(200);
                lock.rollback();
            }
            assertThat(first.stop().complete()).isTrue();
            long committed = first.stop().total().committed();
            try (TestIngestor next = start("")) {
                Awaitility.await().until(() -> next.metric(PREFIX + "queue_depth") == 0);
                assertThat(next.stop().total().committed() + committed).isEqualTo(200);
            }
        }
    }

    @Test
    void aFullQueueRefusesForAWhile() throws Exception {
        List<String> sent = distinct(100);
        try (TestIngestor ingestor = start(", queue_capacity = 5, writers = 1")) {
            List<CompletableFuture<HttpResponse<String>>> answers;
            try (Connection lock = ingestor.database().connect()) {
                lock.setAutoCommit(false);
                lock.createStatement().execute("LOCK TABLE messages IN ACCESS EXCLUSIVE MODE");
                answers = ingestor.sendAtOnce(sent);
                assertThat(contents(sent, answers, 201)).hasSizeBetween(5, 15);
                lock.rollback();
            }
            int refused = contents(sent, answers, 503).size();
            assertThat(refused).isBetween(85, 95);
            Awaitility.await().until(() -> ingestor.metric(PREFIX + "messages_total{result=\"refused\"}") == refused);
            assertThat(ingestor.metric("gateway_rows_refused_total{write_mode=\"group-commit\"}"))
                    .isEqualTo(refused);
            Awaitility.await().until(() -> ingestor.metric(PREFIX + "queue_depth") == 0);
            assertThat(ingestor.rows("SELECT content FROM messages"))
                    .containsExactlyInAnyOrderElementsOf(contents(sent, answers, 201));
        }
    }

    @Test
    void withoutRedisRequestsAreRefusedAndHealthSaysWhyUntilItIsBack() throws Exception {
        try (TestIngestor ingestor = start("")) {
            assertThat(ingestor.send(body("before")).statusCode()).isEqualTo(201);
            redis.kill();
            HttpResponse<String> refused = ingestor.send(body("during"));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
            assertThat(TestGateway.json(refused).path("detail").textValue())
                    .startsWith("the queue in Redis at 127.0.0.1:")
                    .endsWith("send the request again later");
            HttpResponse<String> health = ingestor.get("/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(TestGateway.json(health).path("status").textValue()).isEqualTo("unhealthy");
            assertThat(TestGateway.json(health).path("redis").textValue()).isEqualTo("unreachable");
            assertThat(TestGateway.json(health).path("detail").textValue()).startsWith("the queue in Redis at");
            assertThat(ingestor.get("/queue/status").statusCode()).isEqualTo(503);
            assertThat(ingestor.metric(PREFIX + "messages_total{result=\"refused\"}"))
                    .isEqualTo(1);
            redis.restart();
            Awaitility.await().until(() -> ingestor.send(body("after")).statusCode() == 201);
            Awaitility.await().until(() -> ingestor.metric(PREFIX + "queue_depth") == 0);
            assertThat(ingestor.get("/health").statusCode()).isEqualTo(200);
            assertThat(ingestor.rows("SELECT DISTINCT content FROM messages")).contains("before", "after");
        }
    }

    @Test
    void theStreamOfEachGatewayTellsWhatAllHaveDoneAndThatRedisIsAway() throws Exception {
        try (TestIngestor one = start("");
                TestIngestor other = start("");
                StatsDashboard dashboard = StatsDashboard.open(other)) {
            one.sendAtOnce(distinct(30)).forEach(CompletableFuture::join);
            other.sendAtOnce(distinct(30)).forEach(CompletableFuture::join);
            dashboard.await("stats_update", text -> text.path("total_messages").intValue() == 60);
            redis.kill();
            assertThat(dashboard
                            .await("stats_unavailable", text -> true)
                            .path("detail")
                            .textValue())
                    .startsWith("the queue in Redis at 127.0.0.1:");
            redis.restart();
            dashboard.await("stats_update", text -> text.path("total_messages").intValue() == 60);
        }
    }

    @Test
    void aGatewayWithoutItsRedisDoesNotStart() {
        redis.kill();
        assertThatThrownBy(() -> start(""))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("Redis at 127.0.0.1:")
                .hasMessageContaining("start it, or name another");
    }
}
