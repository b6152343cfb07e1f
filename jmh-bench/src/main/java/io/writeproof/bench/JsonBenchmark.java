package io.writeproof.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.bench.fixture.Exchange;
import io.writeproof.http.inference.InferenceJson;
import io.writeproof.service.inference.Completion;
import io.writeproof.service.inference.InferenceAnswer;
import io.writeproof.service.inference.InferenceRequest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the gateway's JSON costs, in nanoseconds per request of real width; the peer is Jackson's tree.
 *
 * <p>The gateway checks every field and keeps the parts that are stored as text. A tree checks nothing and is not yet text,
 * so it has the easier task.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonBenchmark {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Exchange exchange = Exchange.ofRow();

    @Benchmark
    public InferenceRequest decode() {
        return InferenceJson.decode(exchange.request());
    }

    @Benchmark
    public JsonNode decodeTree() throws IOException {
        return MAPPER.readTree(exchange.request());
    }

    @Benchmark
    public byte[] encode() {
        return InferenceJson.encode(exchange.answer());
    }

    @Benchmark
    public byte[] encodeTree() throws JsonProcessingException {
        InferenceAnswer answer = exchange.answer();
        Completion completion = answer.completion();
        ObjectNode tree = MAPPER.createObjectNode()
                .put("inference_id", answer.inferenceId().toString())
                .put("episode_id", answer.episodeId().toString())
                .put("variant_name", answer.function().variantName());
        tree.putArray("content").addObject().put("type", "text").put("text", completion.text());
        tree.putObject("usage")
                .put("input_tokens", completion.inputTokens())
                .put("output_tokens", completion.outputTokens())
                .putNull("cost");
        tree.put("finish_reason", completion.finishReason().label());
        return MAPPER.writeValueAsBytes(tree);
    }
}
