package io.writeproof.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Identity;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrchestrationTableTest {

    @TempDir
    private Path results = Path.of("");

    @Test
    void runsStandBelowOneAnotherWithTheColumnsOfTheSourceAndTheirVerdicts() {
        StoredRun whole = store("orchestration-standard", "2:2", RunStatus.PASSED, OrchestrationRuns.details(200, 200));
        ObjectNode damaged = OrchestrationRuns.details(100, 98);
        damaged.putObject("parity").put("passed", false).put("lost", 2);
        StoredRun lossy = store("orchestration-high-concurrency", "4:4", RunStatus.FAILED, damaged);

        assertThat(OrchestrationTable.fits(List.of(whole, lossy))).isTrue();
        assertThat(OrchestrationTable.of(List.of(whole, lossy)).lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly(
                        "Provider|Config|Completed|Failed|Infra|Config|App|Success %|Orch/sec|Activity/sec|Avg Latency"
                                + "|p50|p95|p99|Parity|Verdict",
                        "PostgreSQL 18.6|standard group-commit 2:2|200|0|0|0|0|100.00|13.94|69.70|71.7 ms|60.5 ms|120.3 ms"
                                + "|180.0 ms|not checked|passed",
                        "PostgreSQL 18.6|high-concurrency group-commit 4:4|98|2|2|0|0|98.00|13.94|69.70|71.7 ms|60.5 ms"
                                + "|120.3 ms|180.0 ms|2 lost|failed");
    }

    @Test
    void noRunAndRunsOfOtherPlansDoNotFit() {
        StoredRun other = store("inference", "", RunStatus.PASSED, Runs.details());

        assertThat(OrchestrationTable.fits(List.of())).isFalse();
        assertThat(OrchestrationTable.fits(List.of(other))).isFalse();
    }

    private StoredRun store(String suite, String dispatchers, RunStatus status, ObjectNode details) {
        Identity like = Runs.identity("batch.fast", Runs.RUN_ID, Runs.DATABASE);
        return Runs.store(results)
                .begin(new Identity(
                        suite, like.variant(), like.runId(), like.startedAt(), like.source(), like.environment()))
                .under(Runs.onHost("localhost", Map.of("dispatchers", dispatchers)))
                .finish(status, details);
    }
}
