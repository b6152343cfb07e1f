package io.writeproof.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriteCostProfilerIT {

    @TempDir
    private Path results;

    @Test
    void whatAWriteCostsTheServerIsStoredForEachModeAndOnThePage() throws IOException {
        StoredRun run = measured("WriteModeBenchmark.callers4$", "-p", "mode=SYNC");

        // Each write is a transaction, in the warm-up too; what empties and counts the tables comes on top.
        assertThat(jmh(run)).hasSize(2).allSatisfy(benchmark -> {
            assertThat(score(benchmark, "pg.commits")).isBetween(1.0, 10.0);
            assertThat(score(benchmark, "pg.wal.flushes")).isPositive();
            assertThat(score(benchmark, "pg.wal.bytes")).isGreaterThan(1_000);
            assertThat(score(benchmark, "gc.alloc.rate.norm")).isPositive();
        });
        assertThat(run.directory().resolve("report.html"))
                .content()
                .contains("pg.commits", "pg.wal.flushes", "pg.wal.bytes");
    }

    @Test
    void rowsThatAreStillQueuedWhenAnIterationEndsAreCounted() throws IOException {
        StoredRun run = measured("WriteModeBenchmark.callers4$", "-p", "mode=ASYNC", "-bm", "thrpt");

        // Each row is a transaction of its own, some time after it was acknowledged.
        assertThat(jmh(run))
                .singleElement()
                .satisfies(
                        benchmark -> assertThat(score(benchmark, "pg.commits")).isGreaterThanOrEqualTo(1));
    }

    @Test
    void aBenchmarkWithoutWritesHasNoSuchCost() throws IOException {
        StoredRun run = measured("HistogramBenchmark.baseline");

        assertThat(jmh(run))
                .singleElement()
                .satisfies(benchmark -> assertThat(
                                benchmark.path("secondaryMetrics").has("pg.commits"))
                        .isFalse());
    }

    private StoredRun measured(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-f", "2", "-wi", "1", "-w", "200ms", "-i", "1"));
        all.addAll(List.of("-r", "300ms", "--store", results.toString()));
        all.addAll(List.of(arguments));
        Run run = Run.of(Map.of("DATABASE_URL", SharedServer.url()), all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        return new RunStore(results).list(Optional.empty()).get(0);
    }

    private static JsonNode jmh(StoredRun run) throws IOException {
        return new ObjectMapper().readTree(run.directory().resolve("jmh.json").toFile());
    }

    private static double score(JsonNode benchmark, String metric) {
        return benchmark.path("secondaryMetrics").path(metric).path("score").asDouble(Double.NaN);
    }
}
