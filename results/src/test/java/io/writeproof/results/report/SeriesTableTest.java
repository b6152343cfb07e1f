package io.writeproof.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeriesTableTest {

    @TempDir
    private Path results = Path.of("");

    @Test
    void theFirstFigureOfEachRunIsComparedWithThatOfTheFirst() {
        StoredRun one = store("1", gates(Runs.details(), 401.25, 0.21337));
        StoredRun four = store("4", gates(Runs.details(), 1203.75, 0.05));

        assertThat(SeriesTable.of(List.of(one, four), List.of("workers"), List.of("persisted", "commit_p95")))
                .isEqualTo("""
                workers  variant     verdict  persisted /s  commit_p95  speed-up  parity
                      1  batch.fast  passed          401.3      0.2134      1.00  ok
                      4  batch.fast  passed           1204        0.05      3.00  ok
                """);
    }

    @Test
    void whatARunDoesNotHaveIsADash() {
        StoredRun without = store("1", Runs.details());

        assertThat(SeriesTable.of(List.of(without), List.of("workers", "pool"), List.of("persisted")))
                .endsWith("      1     -  batch.fast  passed           -         -  ok\n");
    }

    private static ObjectNode gates(ObjectNode details, double persisted, double commit) {
        details.putArray("gates")
                .addObject()
                .put("name", "persisted")
                .put("actual", persisted)
                .put("unit", "/s");
        details.withArray("gates")
                .addObject()
                .put("name", "commit_p95")
                .put("actual", commit)
                .put("unit", "");
        return details;
    }

    private StoredRun store(String workers, ObjectNode details) {
        return Runs.store(results)
                .begin(Runs.identity("batch.fast", "019aa5b0-6c00-7000-8000-00000000000" + workers, Runs.DATABASE))
                .under(Runs.conditions("batch.fast", Map.of("workers", workers)))
                .finish(RunStatus.PASSED, details);
    }
}
