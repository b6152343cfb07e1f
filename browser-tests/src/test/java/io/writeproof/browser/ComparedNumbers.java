package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The numbers of a comparison of two runs as its page must show them. Immutable.
 *
 * @param section the runs and their rows, as the page has them as data
 */
record ComparedNumbers(JsonNode section) {

    private static final List<String> SIDES = List.of("baseline", "candidate");
    private static final String PACKAGE = "^([a-z_0-9]+\\.)+(?=[A-Z])";

    /** The decimals of a change in per cent. */
    private static final double ONE_DECIMAL = 0.051;

    static ComparedNumbers of(Visit visit) throws IOException {
        return new ComparedNumbers(Json.parse(visit.data("comparison")).at("/sections/0"));
    }

    /** Fails unless the table says what the data say, of these runs. */
    ComparedNumbers assertShown(Visit visit, List<StoredRun> runs) {
        assertThat(section.at("/baseline_runs/0").asText())
                .isEqualTo(runs.get(0).runId());
        assertThat(section.at("/candidate_runs/0").asText())
                .isEqualTo(runs.get(1).runId());
        List<Line> shown = visit.table("#comparison table");
        assertThat(shown).hasSize(section.path("rows").size()).isNotEmpty();
        for (int i = 0; i < shown.size(); i++) {
            JsonNode row = section.path("rows").path(i);
            assertRow(shown.get(i), row);
            assertThat(visit.page()
                            .locator("#comparison tbody tr")
                            .nth(i)
                            .locator("circle.dot")
                            .count())
                    .as("replicates of " + row.path("label"))
                    .isEqualTo(row.at("/baseline/replicates").size()
                            + row.at("/candidate/replicates").size());
        }
        return this;
    }

    private static void assertRow(Line shown, JsonNode row) {
        String label = row.path("label").asText().replaceFirst(PACKAGE, "").replaceFirst(":.*", "");
        assertThat(shown.text("label")).startsWith(label);
        assertThat(shown.text("metric")).startsWith(row.path("metric").asText());
        shown.assertNumber("base", row.at("/baseline/centre").asDouble(Double.NaN));
        shown.assertNumber("head", row.at("/candidate/centre").asDouble(Double.NaN));
        assertThat(shown.text("verdict"))
                .containsIgnoringCase(row.path("verdict").asText().replace('_', ' '));
        String change = shown.text("Δ [95 % CI]");
        if (row.path("kind").asText().equals("counted")) {
            assertThat(change).isEqualTo("exact");
        } else if (!row.has("change")) {
            assertThat(change).isEqualTo("-");
        } else {
            assertThat(Shown.number(change))
                    .as(change)
                    .isCloseTo(100 * row.path("change").asDouble(), within(ONE_DECIMAL));
        }
    }

    /** Fails unless the medians that the two runs were stored with are among the rows. */
    void assertMedians(List<StoredRun> runs) {
        for (int side = 0; side < SIDES.size(); side++) {
            for (double median : JmhNumbers.medians(runs.get(side))) {
                assertThat(centres(SIDES.get(side)))
                        .anySatisfy(centre -> assertThat(centre).isCloseTo(median, within(1e-9 * median)));
            }
        }
    }

    /** Fails unless the response times that the two runs were stored with are among the rows. */
    void assertPercentiles(List<StoredRun> runs) {
        for (int side = 0; side < SIDES.size(); side++) {
            List<Double> centres = centres(SIDES.get(side));
            runs.get(side)
                    .document()
                    .path("labels")
                    .forEach(label -> assertThat(centres)
                            .contains(
                                    label.at("/response_ms/p50").asDouble(),
                                    label.at("/response_ms/p95").asDouble(),
                                    label.at("/response_ms/p99").asDouble()));
        }
    }

    private List<Double> centres(String side) {
        return StreamSupport.stream(section.path("rows").spliterator(), false)
                .map(row -> row.path(side).path("centre").asDouble())
                .toList();
    }
}
