package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a run of JMH as its page must show them. Stateless. */
final class JmhNumbers {

    private JmhNumbers() {}

    static void assertShown(Visit visit, StoredRun run) throws IOException {
        JsonNode results = run.jmh().orElseThrow();
        assertThat(Json.parse(visit.data("jmh"))).isEqualTo(results);
        assertThat(Json.parse(visit.data("run"))).isEqualTo(run.document());
        List<Line> rows = visit.table("#jmh table");
        assertThat(rows).hasSize(results.size());
        List<Double> medians = medians(run);
        for (int i = 0; i < rows.size(); i++) {
            assertScore(rows.get(i), results.path(i), medians.get(i));
            int forks = results.path(i).at("/primaryMetric/rawData").size();
            assertThat(visit.page()
                            .locator("#jmh tbody tr")
                            .nth(i)
                            .locator("circle.dot")
                            .count())
                    .isEqualTo(forks);
        }
        assertOthers(visit.table("#jmh-metrics table"), results);
    }

    /** As the run has them for lists and trends, in the order of its benchmarks. */
    static List<Double> medians(StoredRun run) {
        List<Double> medians = new ArrayList<>();
        run.document()
                .path("medians")
                .forEach(median -> medians.add(median.path("value").asDouble()));
        return medians;
    }

    private static void assertScore(Line row, JsonNode benchmark, double median) {
        JsonNode metric = benchmark.path("primaryMetric");
        String name = benchmark.path("benchmark").asText().replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", "");
        assertThat(row.text("benchmark")).startsWith(name);
        benchmark
                .path("params")
                .properties()
                .forEach(parameter -> assertThat(row.text("benchmark"))
                        .contains(
                                parameter.getKey() + "=" + parameter.getValue().asText()));
        assertThat(row.text("mode")).isEqualTo(benchmark.path("mode").asText());
        assertThat(row.text("unit")).isEqualTo(metric.path("scoreUnit").asText());
        row.assertNumber("median", median);
        row.assertNumber("mean", metric.path("score").asDouble(Double.NaN));
        row.assertNumber("from", metric.at("/scoreConfidence/0").asDouble(Double.NaN));
        row.assertNumber("to", metric.at("/scoreConfidence/1").asDouble(Double.NaN));
        row.assertNumber("forks", metric.path("rawData").size());
    }

    private static void assertOthers(List<Line> rows, JsonNode results) {
        List<JsonNode> others = new ArrayList<>();
        results.forEach(benchmark -> benchmark.path("secondaryMetrics").forEach(others::add));
        assertThat(rows).hasSameSizeAs(others);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).assertNumber("mean", others.get(i).path("score").asDouble(Double.NaN));
        }
    }
}
