package io.writeproof.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.writeproof.summary.TimelineSecond.Database;
import io.writeproof.summary.TimelineSecond.GateState;
import io.writeproof.summary.TimelineSecond.Generator;
import io.writeproof.summary.TimelineSecond.Lag;
import io.writeproof.summary.TimelineSecond.Machine;
import io.writeproof.summary.TimelineSecond.Rates;
import io.writeproof.summary.TimelineSecond.Target;
import io.writeproof.summary.TimelineSecond.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineJsonTest {

    private static final TimelineSecond COMPLETE = new TimelineSecond(
            12.0000004,
            List.of("steady"),
            16,
            3,
            new Rates(100.0, 101, 100, 1),
            Map.of("503", 1L),
            new Lag(0.3, 4),
            new Times(1.2345678, 3.4, 5.6, 9.9),
            new Times(1, 3, 5, 9),
            DurationCounts.read(
                    JsonNodeFactory.instance.arrayNode().add(-25).add(98).add(0).add(2)),
            new Generator(0.4, 123_456, 2),
            new Machine(1.5, 0.07),
            new Target(0.5, 456_789L, 12.0, 180.5),
            new Database(123_456, 900, 1, 1, 4, 1),
            List.of(new GateState("p99_latency", true, 4.2)));

    private static final TimelineSecond EMPTY = new TimelineSecond(
            1,
            List.of(),
            0,
            0,
            new Rates(null, 0, 0, 0),
            Map.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(new GateState("db_correctness", null, null)));

    @Test
    void aSecondIsWrittenAsTheReadersExpectIt() {
        assertThat(text(TimelineJson.line(COMPLETE)))
                .isEqualTo("{\"t\":12.0,\"phases\":[\"steady\"],\"threads\":16,\"in_flight\":3,\"target_rate\":100.0,"
                        + "\"attempted\":101.0,\"achieved\":100.0,\"failed\":1.0,\"errors\":{\"503\":1},"
                        + "\"lag_ms\":{\"avg\":0.3,\"max\":4.0},"
                        + "\"response_ms\":{\"p50\":1.234568,\"p95\":3.4,\"p99\":5.6,\"max\":9.9},"
                        + "\"service_ms\":{\"p50\":1.0,\"p95\":3.0,\"p99\":5.0,\"max\":9.0},"
                        + "\"response_counts\":[-25,98,0,2],"
                        + "\"generator\":{\"cpu_cores\":0.4,\"memory_bytes\":123456,\"gc_ms\":2.0},"
                        + "\"machine\":{\"busy_cores\":1.5,\"steal_cores\":0.07},"
                        + "\"target\":{\"cpu_cores\":0.5,\"memory_bytes\":456789,\"queue_depth\":12.0,\"batch_rows\":180.5},"
                        + "\"database\":{\"wal_bytes\":123456,\"commits\":900,\"rollbacks\":1,\"checkpoints\":1,"
                        + "\"active\":4,\"waiting\":1},"
                        + "\"gates\":[{\"name\":\"p99_latency\",\"passed\":true,\"actual\":4.2}]}\n");
    }

    @Test
    void whatIsUnknownIsLeftOut() {
        assertThat(text(TimelineJson.line(EMPTY)))
                .isEqualTo("{\"t\":1.0,\"phases\":[],\"threads\":0,\"in_flight\":0,\"attempted\":0.0,\"achieved\":0.0,"
                        + "\"failed\":0.0,\"errors\":{},\"gates\":[{\"name\":\"db_correctness\"}]}\n");
    }

    @Test
    void everyLineIsAsTheSchemaSays() {
        Target infinite = new Target(null, null, Double.POSITIVE_INFINITY, null);
        TimelineSecond odd = new TimelineSecond(
                2,
                List.of(),
                0,
                0,
                COMPLETE.rates(),
                Map.of(),
                null,
                null,
                null,
                null,
                new Generator(null, 1, 0),
                null,
                infinite,
                null,
                List.of(new GateState("queue", false, Double.POSITIVE_INFINITY)));
        byte[] header = TimelineJson.header("01a1ff42", Instant.parse("2026-01-02T03:04:05.678Z"));

        for (byte[] line :
                List.of(header, TimelineJson.line(COMPLETE), TimelineJson.line(EMPTY), TimelineJson.line(odd))) {
            assertThat(StoredFormat.TIMELINE.complaints(text(line))).isEmpty();
        }
        assertThat(StoredFormat.TIMELINE.complaints("{\"t\":1.0}")).isNotEmpty();
    }

    @Test
    void theSchemaKnowsEveryFieldOfASecond() throws IOException {
        JsonNode second = StoredFormat.TIMELINE.document().at("/$defs/second");
        assertThat(unknown(second, new ObjectMapper().readTree(text(TimelineJson.line(COMPLETE))), ""))
                .isEmpty();
    }

    private static List<String> unknown(JsonNode schema, JsonNode value, String path) {
        JsonNode resolved = schema.has("$ref")
                ? StoredFormat.TIMELINE
                        .document()
                        .at(schema.path("$ref").asText().substring(1))
                : schema;
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode known = resolved.path("properties").path(field.getKey());
            if (known.isMissingNode() && !resolved.has("additionalProperties")) {
                unknown.add(path + "/" + field.getKey());
            } else if (field.getValue().isObject()) {
                unknown.addAll(unknown(known, field.getValue(), path + "/" + field.getKey()));
            }
        }
        return unknown;
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
