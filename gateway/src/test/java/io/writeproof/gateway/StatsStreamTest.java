package io.writeproof.gateway;

import static io.writeproof.gateway.TestIngestor.distinct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an ingestor tells its dashboards, over a real WebSocket. */
class StatsStreamTest {

    private static final String QUICK = "write = {mode = \"batch.balanced\", flush_interval_ms = 50}\n";
    private static final String PATIENT = "write = {mode = \"batch.balanced\", flush_interval_ms = 86400000}\n";

    @Test
    void anUpdateHasTheFieldsOfTheSourceServiceAndTheThreeLatencies() throws Exception {
        try (TestIngestor ingestor = TestIngestor.start(PATIENT);
                StatsDashboard dashboard = StatsDashboard.open(ingestor)) {
            assertThat(dashboard.await("stats_update", text -> true).fieldNames())
                    .toIterable()
                    .containsExactly(
                            "type",
                            "total_messages",
                            "queue_depth",
                            "messages_per_second",
                            "total_batches",
                            "avg_batch_size",
                            "batch_threshold",
                            "batch_progress",
                            "batch_progress_percent",
                            "batches_ready",
                            "avg_latency_ms",
                            "p95_latency_ms",
                            "p99_latency_ms");
            ingestor.sendAtOnce(distinct(30)).forEach(CompletableFuture::join);
            JsonNode waiting = dashboard.await(
                    "stats_update", text -> text.path("queue_depth").intValue() == 30);
            assertThat(waiting.path("total_messages").intValue()).isZero();
            assertThat(waiting.path("batch_threshold").intValue()).isEqualTo(50);
            assertThat(waiting.path("batch_progress").intValue()).isEqualTo(30);
            assertThat(waiting.path("batch_progress_percent").doubleValue()).isEqualTo(60);
            assertThat(waiting.path("batches_ready").intValue()).isZero();
            assertThat(waiting.path("p99_latency_ms").isNull()).isTrue();
        }
    }

    @Test
    void whatIsCommittedIsToldWithTheNamesOfTheLastBatch() throws Exception {
        try (TestIngestor ingestor = TestIngestor.start(QUICK);
                StatsDashboard dashboard = StatsDashboard.open(ingestor)) {
            List<String> names = new ArrayList<>();
            for (CompletableFuture<HttpResponse<String>> answer : ingestor.sendAtOnce(distinct(60))) {
                names.add(TestGateway.json(answer.join()).path("message_id").textValue());
            }
            JsonNode update = dashboard.await(
                    "stats_update", text -> text.path("total_messages").intValue() == 60);
            double batches = update.path("total_batches").doubleValue();
            assertThat(update.path("avg_batch_size").doubleValue()).isEqualTo(60 / batches);
            assertThat(update.path("avg_latency_ms").doubleValue()).isPositive();
            assertThat(update.path("p95_latency_ms").doubleValue())
                    .isPositive()
                    .isLessThanOrEqualTo(update.path("p99_latency_ms").doubleValue());
            JsonNode last = dashboard.await(
                    "batch_persisted", text -> text.path("batch_id").doubleValue() == batches);
            assertThat(last.path("ids")).hasSize(last.path("batch_size").intValue());
            last.path("ids").forEach(id -> assertThat(names).contains(id.textValue()));
        }
    }

    @Test
    void aGatewayThatStopsSaysSoAndDoesNotWaitForItsDashboards() throws Exception {
        try (TestIngestor ingestor = TestIngestor.start(QUICK);
                StatsDashboard dashboard = StatsDashboard.open(ingestor)) {
            dashboard.await("stats_update", text -> true);
            assertThat(ingestor.stop().complete()).isTrue();
            assertThat(dashboard.closeStatus()).isEqualTo(1001);
        }
    }

    @Test
    void aDashboardThatDoesNotAnswerIsNotWaitedFor() throws Exception {
        try (TestIngestor ingestor = TestIngestor.start(QUICK);
                Socket silent = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(ingestor.url()).getPort())) {
            silent.getOutputStream().write("""
                    GET /ws/stats HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Connection: Upgrade\r
                    Upgrade: websocket\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));
            byte[] status = silent.getInputStream().readNBytes("HTTP/1.1 101".length());
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 101");
            assertThat(ingestor.stop().complete()).isTrue();
        }
    }

    @Test
    void aPlainRequestIsToldWhatToDoInstead() throws Exception {
        try (TestIngestor ingestor = TestIngestor.start(QUICK)) {
            HttpResponse<String> refused = ingestor.get("/ws/stats");
            assertThat(refused.statusCode()).isEqualTo(426);
            assertThat(TestGateway.json(refused).path("detail").textValue()).contains("connect with ws://");
        }
    }

    @Test
    void moreStreamsThanThereMayBeAreRefusedUntilOneIsClosed() throws Exception {
        List<StatsDashboard> open = new ArrayList<>();
        try (TestIngestor ingestor = TestIngestor.start(QUICK)) {
            // Fifty for each event loop, and one loop for each processor.
            int most = 50 * Runtime.getRuntime().availableProcessors();
            assertThatThrownBy(() -> {
                        for (int i = 0; i <= most; i++) {
                            open.add(StatsDashboard.open(ingestor));
                        }
                    })
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(503));
            open.forEach(StatsDashboard::close);
            Awaitility.await().ignoreExceptions().untilAsserted(() -> {
                try (StatsDashboard next = StatsDashboard.open(ingestor)) {
                    next.await("stats_update", text -> true);
                }
            });
        }
    }
}
