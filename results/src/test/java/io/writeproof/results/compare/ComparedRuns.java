package io.writeproof.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Stored runs to compare, and what the comparison says of their rows. */
abstract class ComparedRuns {

    static final double NOISE = 0.02;

    @TempDir
    Path results;

    private int stored;

    static String timed(double[][] forks) {
        return JmhRuns.benchmark("Writer.write", forks)
                .replace("ops/s", "us/op")
                .replace(", \"params\": {\"size\": \"10\", \"mode\": \"SYNC\"}", "")
                .replace("thrpt", "avgt");
    }

    static ObjectNode errors(int count) {
        ObjectNode details = Runs.details().removeAll();
        details.putObject("labels")
                .putObject("insert")
                .put("errors", count)
                .putObject("response_ms")
                .put("p50", 1)
                .put("p95", 2)
                .put("p99", 3);
        return details;
    }

    static ObjectNode latency(double p99) {
        ObjectNode details = errors(0).put("achieved_qps", 100);
        ((ObjectNode) details.at("/labels/insert/response_ms")).put("p99", p99);
        return details;
    }

    StoredRun jmh(String... benchmarks) {
        stored++;
        return JmhRuns.store(results, "r" + stored, JmhRuns.BASE_COMMIT, JmhRuns.file(benchmarks));
    }

    StoredRun load(ObjectNode details) {
        return load(details, "sync", Map.of("rate", 100));
    }

    StoredRun load(ObjectNode details, String variant, Map<String, Object> parameters) {
        stored++;
        return Runs.store(results)
                .begin(Runs.identity(variant, "r" + stored, Runs.DATABASE))
                .under(Runs.conditions(variant, parameters))
                .finish(RunStatus.PASSED, details);
    }

    static Side side(String name, StoredRun... runs) {
        return new Side(name, List.of(runs), List.of());
    }

    static Comparison compare(StoredRun base, StoredRun head) {
        return Comparison.of(side("base", base), side("head", head), Gates.DEFAULT);
    }

    static RowComparison onlyRow(Comparison comparison) {
        List<RowComparison> rows = comparison.rows().toList();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    static RowComparison row(Comparison comparison, String key) {
        Optional<RowComparison> found = comparison
                .rows()
                .filter(row -> row.key().toString().equals(key))
                .findFirst();
        assertThat(found).as(key).isPresent();
        return found.orElseThrow();
    }
}
