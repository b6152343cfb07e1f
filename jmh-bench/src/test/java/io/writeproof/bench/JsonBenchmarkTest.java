package io.writeproof.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.writeproof.service.inference.InferenceRequest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class JsonBenchmarkTest {

    private final JsonBenchmark benchmark = new JsonBenchmark();

    @Test
    void bothDecodersReadTheSameRequestOfRealWidth() throws IOException {
        InferenceRequest request = benchmark.decode();
        JsonNode tree = benchmark.decodeTree();

        assertThat(request.prompt().input())
                .hasSizeGreaterThan(300)
                .isEqualTo(tree.path("input").toString());
        assertThat(request.prompt().params()).isEqualTo(tree.path("params").toString());
        assertThat(request.tags()).isEqualTo(tree.path("tags").toString());
    }

    @Test
    void bothEncodersWriteTheSameAnswerOfRealWidth() throws IOException {
        JsonMapper mapper = new JsonMapper();
        JsonNode answer = mapper.readTree(benchmark.encode());

        assertThat(answer.at("/content/0/text").textValue()).hasSizeGreaterThan(500);
        assertThat(answer).isEqualTo(mapper.readTree(benchmark.encodeTree()));
    }
}
