package io.writeproof.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.compare.NotComparableException;
import io.writeproof.results.store.DatabaseFacts;
import io.writeproof.results.store.Identity;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VariantTableTest {

    private static final Map<String, Object> LOAD = Map.of("rate", 100, "concurrency", 16);

    @TempDir
    private Path results;

    @Test
    void variantsStandSideBySide() {
        StoredRun sync = store("sync", "sync", LOAD);
        ObjectNode damaged = Runs.details().put("verdict", "failed").put("p99_latency_ms", 1234.5);
        damaged.putObject("parity").put("passed", false).put("lost", 17).put("duplicate", 1);
        StoredRun async = store(identityOf("async"), damaged);

        assertThat(VariantTable.of(List.of(sync, async))).isEqualTo("""
                suite inference, the same for all: concurrency=16 rate=100

                variant  write mode  target  achieved_qps   p99 ms  error rate  parity                verdict
                sync     sync           100         99.87    12.30      0.0000  ok                    passed
                async    async          100         99.87  1234.50      0.0000  17 lost, 1 duplicate  failed
                """);
    }

    @Test
    void aRunWithoutNumbersIsShownWithoutThem() {
        StoredRun empty = Runs.store(results)
                .begin(Runs.identity())
                .finish(RunStatus.INVALID, Runs.details().removeAll());

        assertThat(VariantTable.of(List.of(empty))).isEqualTo("""
                suite inference, the same for all: nothing stored

                variant  write mode  target  achieved_qps  p99 ms  error rate  parity       verdict
                sync     unknown          -             -       -           -  not checked  invalid
                """);
    }

    @Test
    void aBaselineThatSilentlyBecameAsyncIsCalledOut() {
        assertThat(VariantTable.of(List.of(store("sync", "async", LOAD))))
                .endsWith("warning: variant sync was asked for, but the target wrote in mode async\n");
    }

    @Test
    void runsOfDifferentEnvironmentsAreCalledOut() {
        DatabaseFacts other = new DatabaseFacts("17.0", Map.of(), "42.7.14");
        StoredRun elsewhere = Runs.store(results)
                .begin(Runs.identity("async", "elsewhere", other))
                .under(Runs.conditions("async", LOAD))
                .finish(RunStatus.PASSED, Runs.details());

        assertThat(VariantTable.of(List.of(store("sync", "sync", LOAD), elsewhere)))
                .contains("warning: the runs are from different environments");
    }

    @Test
    void aDifferentRateIsRefusedByName() {
        StoredRun slow = store("sync", "sync", LOAD);
        StoredRun fast = store("async", "async", Map.of("rate", 200, "concurrency", 16));

        assertThatThrownBy(() -> VariantTable.of(List.of(slow, fast)))
                .isInstanceOf(NotComparableException.class)
                .hasMessage("not comparable: rate is 100 in run run-sync and 200 in run run-async; "
                        + "repeat one of them so that only the variant differs");
    }

    @Test
    void aParameterThatOnlyOneRunHasIsADifference() {
        StoredRun known = store("sync", "sync", LOAD);
        StoredRun unknown = store("async", "async", Map.of("rate", 100));

        assertThatThrownBy(() -> VariantTable.of(List.of(known, unknown)))
                .hasMessageContaining("concurrency is 16 in run run-sync and not set in run run-async");
    }

    @Test
    void theRecommendedDrainMayDiffer() {
        StoredRun fast = store("batch.fast", "batch.fast", Map.of("rate", 100, "drain_wait_ms", 8000));
        StoredRun balanced = store("batch.balanced", "batch.balanced", Map.of("rate", 100, "drain_wait_ms", 10000));

        assertThat(VariantTable.of(List.of(fast, balanced))).contains("the same for all: rate=100\n");
    }

    private static Identity identityOf(String variant) {
        return Runs.identity(variant, "run-" + variant, Runs.DATABASE);
    }

    private StoredRun store(Identity identity, ObjectNode details) {
        return Runs.store(results)
                .begin(identity)
                .under(Runs.conditions("async", LOAD))
                .finish(RunStatus.FAILED, details);
    }

    private StoredRun store(String variant, String writeMode, Map<String, Object> parameters) {
        return Runs.store(results)
                .begin(identityOf(variant))
                .under(Runs.conditions(writeMode, parameters))
                .finish(RunStatus.PASSED, Runs.details());
    }
}
