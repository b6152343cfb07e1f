package io.writeproof.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Identity;
import io.writeproof.results.store.PendingRun;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SuiteTableTest {

    private static final String HEAD = "Type,Name,Request Count,50%,95%,99%\n";

    @TempDir
    private Path results = Path.of("");

    @Test
    void runsOfDifferentPlansStandBelowEachOther() throws IOException {
        ObjectNode damaged = Runs.details().put("verdict", "failed").put("rlt_iters_total", 43);
        damaged.putObject("parity").put("passed", false).put("lost", 17);
        StoredRun cache = store("query-gateway-cache", Runs.details().put("rlt_iters_total", 12345), RunStatus.PASSED);
        StoredRun batch = store("query-gateway-batch", damaged, RunStatus.FAILED);

        assertThat(SuiteTable.of(List.of(cache, batch))).isEqualTo("""
                suite                variant     verdict  requests  rate  p50 ms  p95 ms  p99 ms  error rate  parity
                query-gateway-cache  batch.fast  passed      12345  99.9    1.25    3.50   12.30      0.0000  ok
                query-gateway-batch  batch.fast  failed         43  99.9    1.25    3.50   12.30      0.0000  17 lost

                stored query-gateway-cache/%s
                stored query-gateway-batch/%s
                """.formatted(
                        cache.directory().getFileName(), batch.directory().getFileName()));
    }

    @Test
    void figuresOfRulesHaveAColumnAndPagesALine() throws IOException {
        ObjectNode cached = Runs.details().put("rlt_iters_total", 12345);
        gate(cached, "hit_rate", "target.ratio(hits, requests) in users > 90%", 0.9999, 0.9);
        ObjectNode batched = Runs.details().put("rlt_iters_total", 43);
        gate(batched, "hit_rate", "target.ratio(hits, requests) in users <= none", 0.0, null);
        gate(batched, "average_batch", "target.ratio(sum, count) in users > 8", 23.24, 8.0);
        gate(batched, "speedup", "target.ratio(sum, seconds) in users >= 7 * phase single", 1277.72, 868.35);
        StoredRun cache = store("query-gateway-cache", cached, RunStatus.PASSED);
        StoredRun batch = store("query-gateway-batch", batched, RunStatus.PASSED);
        Files.writeString(batch.directory().resolve("report.html"), "<!doctype html>");

        assertThat(SuiteTable.of(List.of(cache, batch))).isEqualTo("""
                suite                variant     verdict  requests  rate  p50 ms  p95 ms  p99 ms  error rate  hit rate  batch  speed-up  parity
                query-gateway-cache  batch.fast  passed      12345  99.9    1.25    3.50   12.30      0.0000     99.99      -         -  ok
                query-gateway-batch  batch.fast  passed         43  99.9    1.25    3.50   12.30      0.0000      0.00   23.2      10.3  ok

                stored query-gateway-cache/%1$s
                stored query-gateway-batch/%2$s
                report query-gateway-batch/%2$s/report.html
                """.formatted(
                        cache.directory().getFileName(), batch.directory().getFileName()));
    }

    private static void gate(ObjectNode run, String name, String rule, double actual, @Nullable Double limit) {
        run.withArray("gates")
                .addObject()
                .put("name", name)
                .put("rule", rule)
                .put("actual", actual)
                .put("limit", limit);
    }

    @Test
    void aRunWithoutNumbersIsShownWithoutThem() throws IOException {
        StoredRun empty = pending("query-gateway-cache")
                .finish(RunStatus.INVALID, Runs.details().removeAll());

        assertThat(SuiteTable.of(List.of(empty)))
                .contains("query-gateway-cache  batch.fast  invalid         -     -       -       -       -           -"
                        + "  not checked\n");
    }

    @Test
    void aLabelOfThatNameIsNotTheTotal() throws IOException {
        PendingRun pending = pending("query-gateway-cache");
        Files.writeString(
                pending.directory().resolve("run_stats.csv"), HEAD + ",Aggregated,1,7,8,9\n,Aggregated,2,N/A,5.5,9\n");
        StoredRun run = pending.finish(RunStatus.PASSED, Runs.details());

        assertThat(TotalLatency.of(run).milliseconds("50%")).isEmpty();
        assertThat(TotalLatency.of(run).milliseconds("95%")).hasValue(5.5);
        assertThat(TotalLatency.of(run).milliseconds("12%")).isEmpty();
    }

    private StoredRun store(String suite, ObjectNode details, RunStatus status) throws IOException {
        PendingRun pending = pending(suite);
        Files.writeString(
                pending.directory().resolve("run_stats.csv"),
                HEAD + ",\"odd, label\",1,7,8,9\n,Aggregated,2,1.25,3.5,12.3\n");
        return pending.finish(status, details);
    }

    private PendingRun pending(String suite) {
        Identity like = Runs.identity("batch.fast", Runs.RUN_ID, Runs.DATABASE);
        return Runs.store(results)
                .begin(new Identity(
                        suite, like.variant(), like.runId(), like.startedAt(), like.source(), like.environment()));
    }
}
