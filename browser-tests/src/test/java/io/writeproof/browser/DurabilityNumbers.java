package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The numbers of a durability matrix as its page must show them. Stateless. */
final class DurabilityNumbers {

    /** The columns of figures, by the fields of a cell. */
    private static final Map<String, String> FIGURES = Map.ofEntries(
            Map.entry("kills", "kills"),
            Map.entry("acknowledged", "acknowledged"),
            Map.entry("lost", "lost"),
            Map.entry("bound", "bound"),
            Map.entry("loss_window_ms", "window, ms"),
            Map.entry("longest_run", "longest run"),
            Map.entry("unacknowledged_present", "not acknowledged"),
            Map.entry("indeterminate", "no answer"),
            Map.entry("duplicates", "duplicates"),
            Map.entry("unexpected", "unexpected"),
            Map.entry("orphans", "orphans"),
            Map.entry("recovery_ms_median", "median"),
            Map.entry("recovery_ms_max", "longest"));

    private DurabilityNumbers() {}

    static void assertShown(Visit visit, StoredRun run) throws IOException {
        assertThat(Json.parse(visit.data("run"))).isEqualTo(run.document());
        JsonNode durability = run.document().path("durability");
        List<Line> matrix = visit.table("#durability-matrix table");
        List<Line> figures = visit.table("#durability table");
        assertThat(figures).hasSize(durability.path("cells").size()).isNotEmpty();
        for (int i = 0; i < figures.size(); i++) {
            JsonNode cell = durability.path("cells").path(i);
            assertFigures(figures.get(i), cell);
            assertThat(matrix).anySatisfy(row -> {
                assertThat(row.text("Write mode"))
                        .isEqualTo(cell.path("variant").asText());
                row.assertNumber(
                        cell.path("treatment").asText(), cell.path("lost").asDouble());
            });
        }
        assertThat(visit.page().locator("#durability-caveats li").allInnerTexts())
                .hasSize(durability.path("caveats").size());
    }

    private static void assertFigures(Line row, JsonNode cell) {
        assertThat(row.text("write mode")).isEqualTo(cell.path("variant").asText());
        assertThat(row.text("fault")).isEqualTo(cell.path("treatment").asText());
        assertThat(row.text("outcome").contains("not as expected"))
                .isNotEqualTo(cell.path("passed").asBoolean());
        FIGURES.forEach(
                (field, column) -> row.assertNumber(column, cell.path(field).asDouble()));
    }
}
