package io.writeproof.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.imports.Import;
import io.writeproof.results.imports.Origin;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportFormatTest {

    private static final String OFFER = "org.example.queues.QueueBenchmark.offer:capacity=16,kind=a.b thrpt";
    private static final String POLL = "org.example.queues.QueueBenchmark.poll sample";

    @TempDir
    private Path results;

    @Test
    void theActionGetsAFileForEachDirection() throws JsonProcessingException {
        Map<String, String> files = ExportFormat.GITHUB_ACTION_BENCHMARK.files(List.of(jmhRun()));

        assertThat(files).containsOnlyKeys("bigger-is-better.json", "smaller-is-better.json");
        assertThat(parse(files, "bigger-is-better.json").toString())
                .isEqualTo("[{\"name\":\"" + OFFER + "\",\"unit\":\"ops/ms\",\"value\":103.0,"
                        + "\"range\":\"101.0 to 110.0\",\"extra\":\"median of 3 replicates\"}]");
        assertThat(parse(files, "smaller-is-better.json").toString())
                .isEqualTo("[{\"name\":\"" + POLL + "\",\"unit\":\"us/op\",\"value\":25.0,"
                        + "\"range\":\"20.0 to 30.0\",\"extra\":\"median of 2 replicates\"}]");
    }

    @Test
    void bencherGetsItsOwnUnits() throws JsonProcessingException {
        JsonNode metrics = parse(ExportFormat.BENCHER.files(List.of(jmhRun())), "bencher.json");

        assertThat(metrics.path(OFFER).toString())
                .isEqualTo("{\"throughput\":{\"value\":103000.0,\"lower_value\":101000.0,\"upper_value\":110000.0}}");
        assertThat(metrics.path(POLL).toString())
                .isEqualTo("{\"latency\":{\"value\":25000.0,\"lower_value\":20000.0,\"upper_value\":30000.0}}");
    }

    @Test
    void ofSeveralLoadRunsTheMedianIsWritten() throws JsonProcessingException {
        List<StoredRun> runs = List.of(loadRun(1, 10), loadRun(2, 30), loadRun(3, 11));

        JsonNode metrics = parse(ExportFormat.BENCHER.files(runs), "bencher.json");

        assertThat(metrics.at("/write p99/latency").toString())
                .isEqualTo("{\"value\":1.1E7,\"lower_value\":1.0E7,\"upper_value\":3.0E7}");
        assertThat(metrics.at("/all achieved/throughput/value").asDouble()).isEqualTo(99.87);
        assertThat(metrics.at("/write/errors/value").asInt()).isEqualTo(2);
    }

    @Test
    void ratesOfALoadRunGoUpAndItsTimesAndFaultsDown() throws JsonProcessingException {
        Map<String, String> files = ExportFormat.GITHUB_ACTION_BENCHMARK.files(List.of(loadRun(1, 10)));

        assertThat(parse(files, "bigger-is-better.json").findValuesAsText("name"))
                .containsExactly("all achieved");
        assertThat(parse(files, "smaller-is-better.json").findValuesAsText("name"))
                .containsExactly("write errors", "write p50", "write p95", "write p99");
    }

    @Test
    void aDamagedRunIsNamed() {
        StoredRun empty = Runs.store(results).begin(Runs.hoursLater(1)).finish(RunStatus.PASSED, Json.object());

        assertThatThrownBy(() -> ExportFormat.BENCHER.files(List.of(empty)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(empty.directory() + " has nothing to compare");
    }

    private StoredRun jmhRun() {
        Origin origin = new Origin("theirs", null, "unknown", "there", Instant.EPOCH);
        return new Import(new RunStore(results), origin).store(Path.of("src/test/resources/import/jmh.json"));
    }

    private StoredRun loadRun(int hours, double p99) {
        ObjectNode details = Json.object().put("achieved_qps", 99.87);
        ObjectNode label = details.putObject("labels").putObject("write");
        label.put("errors", 2)
                .putObject("response_ms")
                .put("p50", 1)
                .put("p95", 5)
                .put("p99", p99);
        return Runs.store(results).begin(Runs.hoursLater(hours)).finish(RunStatus.PASSED, details);
    }

    private static JsonNode parse(Map<String, String> files, String name) throws JsonProcessingException {
        return Json.parse(files.getOrDefault(name, ""));
    }
}
