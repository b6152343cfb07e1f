package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.StoredRun;
import java.util.List;

/** The numbers of runs side by side as their page must show them. Stateless. */
final class VariantNumbers {

    private VariantNumbers() {}

    static void assertShown(Visit visit, List<StoredRun> runs) {
        List<Line> rows = visit.table("#variants table");
        assertThat(rows).hasSameSizeAs(runs);
        for (int i = 0; i < rows.size(); i++) {
            assertShown(rows.get(i), runs.get(i));
            assertThat(visit.text("#verdict"))
                    .contains(runs.get(i).variant().orElseThrow() + ": ")
                    .contains(runs.get(i).status().label());
        }
        // A run is a dot with an entry of its own; the last entry is of those that no other is better than.
        List<String> key = visit.page().locator("#frontier .key li").allInnerTexts();
        assertThat(key).hasSize(runs.size() + 1);
        assertThat(visit.page().locator("#distribution figure.chart").count())
                .isEqualTo(runs.get(0).document().path("labels").size());
    }

    private static void assertShown(Line row, StoredRun run) {
        JsonNode stored = run.document();
        assertThat(row.text("variant")).isEqualTo(run.variant().orElseThrow());
        assertThat(row.text("write mode")).isEqualTo(run.writeMode().orElseThrow());
        assertThat(row.text("commit")).isEqualTo(run.shortCommit());
        assertThat(row.text("verdict")).contains(run.status().label());
        row.assertNumber("target, 1/s", stored.path("target_qps").asDouble());
        row.assertNumber("achieved, 1/s", stored.path("achieved_qps").asDouble());
        row.assertNumber("p99, ms", stored.path("p99_latency_ms").asDouble());
        row.assertNumber("errors, %", 100 * stored.path("error_rate").asDouble());
        row.assertNumber("lost rows", stored.at("/parity/lost").asDouble());
    }
}
