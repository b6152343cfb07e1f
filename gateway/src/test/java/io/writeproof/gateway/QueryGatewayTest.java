package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.write.WriteMode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The query gateway as its callers, its metrics and its log see it. */
class QueryGatewayTest {

    private static final String HITS = "query_gateway_cache_hits_total{level=\"L1\"}";
    private static final String MISSES = "query_gateway_cache_misses_total{level=\"L1\"}";
    private static final String ENDPOINT = "{endpoint=\"/v1/query-classify\"}";

    private static final List<String> SERIES = List.of(
            "query_gateway_requests_total{cache_hit=\"true\",status=\"success\"}",
            "query_gateway_requests_total{cache_hit=\"false\",status=\"success\"}",
            "query_gateway_requests_total{cache_hit=\"false\",status=\"error\"}",
            "query_gateway_request_latency_seconds_count{endpoint=\"/v1/query-classify\"}",
            "query_gateway_request_duration_seconds_count{endpoint=\"/v1/query-classify\"}",
            "query_gateway_inference_latency_seconds_count",
            "query_gateway_inference_batch_size_count",
            "query_gateway_batch_size_count",
            "query_gateway_batch_wait_time_seconds_count",
            "query_gateway_classifications_total{label=\"0\"}",
            "query_gateway_classifications_total{label=\"1\"}",
            "query_gateway_confidence_score_count{label=\"0\"}",
            "query_gateway_confidence_score_count{label=\"1\"}",
            "query_gateway_confidence_routing_total{original_label=\"0\",routed_label=\"1\"}",
            "query_gateway_cache_hits_total{level=\"L1\"}",
            "query_gateway_cache_misses_total{level=\"L1\"}",
            "query_gateway_cache_size{level=\"L1\"}",
            "query_gateway_batch_queue_size",
            "query_gateway_active_requests");

    /** The dummy model says 0 to it, with a confidence of 0.5368. */
    private static final String UNSURE = "text 0";

    private static List<String> distinct(int count) {
        return IntStream.range(0, count).mapToObj(i -> "text " + i).toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyAnswerIsInTheLogOnceAfterTheEnd(WriteMode mode) throws Exception {
        try (TestQueryGateway gateway = TestQueryGateway.start(mode)) {
            List<String> texts =
                    IntStream.range(0, 300).mapToObj(i -> "text " + i % 200).toList();
            List<CompletableFuture<HttpResponse<String>>> answers = gateway.classifyAtOnce(texts);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            long hits = (long) gateway.metric(HITS);
            Drained drained = gateway.stop();
            assertThat(drained.complete()).isTrue();
            assertThat(drained.total().committed()).isEqualTo(300);
            assertThat(gateway.rows("SELECT request_key || ' ' || query || ' ' || label || ' ' || confidence"
                            + " FROM query_log WHERE run_tag = '" + TestQueryGateway.RUN + "'"))
                    .containsExactlyInAnyOrderElementsOf(expectedRows(texts, answers));
            assertThat(gateway.rows("SELECT count(*) FROM query_log WHERE cached"))
                    .containsExactly("" + hits);
        }
    }

    private static List<String> expectedRows(List<String> texts, List<CompletableFuture<HttpResponse<String>>> answers)
            throws Exception {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            JsonNode answer = TestGateway.json(answers.get(i).join());
            rows.add(i + " " + texts.get(i) + " " + answer.path("label").textValue() + " "
                    + answer.path("confidence").asText());
        }
        return rows;
    }

    @Test
    void anAnswerHasTheFormOfTheSourceService() throws Exception {
        try (TestQueryGateway gateway = TestQueryGateway.start("")) {
            HttpResponse<String> response = gateway.classify("key", "What is the capital of France?");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
            assertThat(response.headers().firstValue("x-request-id")).hasValue("run/key");
            assertThat(response.headers().firstValue("x-router-latency"))
                    .hasValueSatisfying(millis -> assertThat(millis).matches("\\d+"));
            JsonNode answer = TestGateway.json(response);
            assertThat(answer.fieldNames()).toIterable().containsExactly("label", "confidence");
            assertThat(answer.path("label").textValue()).isIn("0", "1");
            assertThat(answer.path("confidence").isDouble()).isTrue();
        }
    }

    @Test
    void aRequestWithoutANameGetsOneThatIsInItsRow() throws Exception {
        try (TestQueryGateway gateway = TestQueryGateway.start("")) {
            HttpResponse<String> response =
                    gateway.send("{\"text\":\" Straße 🐘\",\"request_id\":\"mine\",\"unknown\":[{}]}");
            String id = response.headers().firstValue("x-request-id").orElseThrow();
            assertThat(UUID.fromString(id).version()).isEqualTo(7);
            assertThat(gateway.rows("SELECT query || ' ' || body_request_id FROM query_log WHERE run_tag IS NULL"
                            + " AND request_key = '" + id + "' AND latency_us > 0"
                            + " AND created_at > now() - interval '1 minute'"))
                    .containsExactly(" Straße 🐘 mine");
        }
    }

    @Test
    void aTextWithTheSameWordsIsAnsweredFromTheCache() throws Exception {
        try (TestQueryGateway gateway = TestQueryGateway.start("")) {
            String first = gateway.classify("a", "Two words").body();
            assertThat(gateway.classify("b", "two  WORDS ").body()).isEqualTo(first);
            assertThat(gateway.metric(HITS)).isEqualTo(1);
            assertThat(gateway.metric(MISSES)).isEqualTo(1);
            assertThat(gateway.metric("query_gateway_cache_size{level=\"L1\"}")).isEqualTo(1);
            assertThat(gateway.rows("SELECT request_key || ' ' || cached FROM query_log ORDER BY id"))
                    .containsExactly("a false", "b true");
        }
    }

    @Test
    void withoutACacheEveryTextGoesToTheModel() throws Exception {
        try (TestQueryGateway gateway = TestQueryGateway.start("query_gateway.cache_l1_size = 0\n")) {
            gateway.classify("a", "words");
            gateway.classify("b", "words");
            assertThat(gateway.metric(HITS)).isZero();
            assertThat(gateway.metric(MISSES)).isEqualTo(2);
            assertThat(gateway.metric("query_gateway_inference_batch_size_sum")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.7,1,1", "0.5,0,0"})
    void aFastPathOfWhichTheModelIsNotSureIsAnsweredAsSlow(double threshold, String label, int routed)
            throws Exception {
        String toml = "query_gateway.confidence_threshold = " + threshold + "\n";
        try (TestQueryGateway gateway = TestQueryGateway.start(toml)) {
            for (String key : List.of("from the model", "from the cache")) {
                JsonNode answer = TestGateway.json(gateway.classify(key, UNSURE));
                assertThat(answer.path("label").textValue()).isEqualTo(label);
                assertThat(answer.path("confidence").doubleValue()).isBetween(0.5, 0.7);
            }
            assertThat(gateway.rows("SELECT label FROM query_log")).containsExactly(label, label);
            assertThat(gateway.metric("query_gateway_classifications_total{label=\"0\"}"))
                    .isEqualTo(1);
            assertThat(gateway.metric(
                            "query_gateway_confidence_routing_total{original_label=\"0\",routed_label=\"1\"}"))
                    .isEqualTo(2.0 * routed);
        }
    }

    @Test
    void queriesThatComeTogetherAreClassifiedTogether() throws Exception {
        String toml = "query_gateway = {batch_max_size = 40, batch_max_wait_ms = 1000}\n";
        try (TestQueryGateway gateway = TestQueryGateway.start(toml)) {
            assertThat(gateway.classifyAtOnce(distinct(40)))
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            for (String name : List.of("query_gateway_inference_batch_size", "query_gateway_batch_size")) {
                assertThat(gateway.metric(name + "_sum")).isEqualTo(40);
                assertThat(gateway.metric(name + "_count")).isLessThan(40);
            }
            assertThat(gateway.metric("query_gateway_batch_wait_time_seconds_count"))
                    .isEqualTo(40);
        }
    }

    @Test
    void everySeriesIsThereFromTheStartAtZero() throws Exception {
        try (TestQueryGateway gateway = TestQueryGateway.start("")) {
            for (String series : SERIES) {
                assertThat(gateway.metric(series)).as(series).isZero();
            }
            assertThat(gateway.metric("query_gateway_model_loaded")).isEqualTo(1);
        }
    }

    @Test
    void requestsAreCountedByWhatBecameOfThem() throws Exception {
        try (TestQueryGateway gateway = TestQueryGateway.start("")) {
            gateway.classify("a", "words");
            gateway.classify("b", "words");
            gateway.send("{}");
            assertThat(gateway.metric("query_gateway_requests_total{cache_hit=\"true\",status=\"success\"}"))
                    .isEqualTo(1);
            assertThat(gateway.metric("query_gateway_requests_total{cache_hit=\"false\",status=\"success\"}"))
                    .isEqualTo(1);
            Awaitility.await()
                    .until(() ->
                            gateway.metric("query_gateway_requests_total{cache_hit=\"false\",status=\"error\"}") == 1);
            assertThat(gateway.metric("query_gateway_request_latency_seconds_count" + ENDPOINT))
                    .isEqualTo(2);
            assertThat(gateway.metric("query_gateway_request_duration_seconds_count" + ENDPOINT))
                    .isEqualTo(2);
            assertThat(gateway.metric("query_gateway_inference_latency_seconds_count"))
                    .isEqualTo(1);
            Awaitility.await().until(() -> gateway.metric("query_gateway_active_requests") == 0);
        }
    }
}
