package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.writeproof.results.store.StoredRun;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The numbers of a history of runs as its page must show them: load runs, and benchmarks that once became slower. Stateless. */
final class TrendNumbers {

    /** How many times as long the benchmarks took, day by day. */
    static final List<Double> FACTORS = List.of(0.99, 1.0, 1.01, 1.19, 1.2, 1.21);

    private static final double BEFORE = 1.0;
    private static final double AFTER = 1.2;

    private TrendNumbers() {}

    static void assertShown(Visit visit, List<StoredRun> runs) {
        assertBenchmarks(visit, those(runs, run -> run.jmh().isPresent()));
        assertLoad(visit, those(runs, run -> run.jmh().isEmpty()));
    }

    private static List<StoredRun> those(List<StoredRun> runs, Predicate<StoredRun> wanted) {
        return runs.stream().filter(wanted).toList();
    }

    private static void assertBenchmarks(Visit visit, List<StoredRun> runs) {
        String section = "section:has(h2:text('imported'))";
        List<Line> changes = visit.table(section + " table");
        StoredRun usual = runs.get(FACTORS.indexOf(BEFORE));
        List<String> names = usual.document().path("medians").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        List<Double> medians = JmhNumbers.medians(usual);
        assertThat(changes).hasSameSizeAs(names);
        for (Line change : changes) {
            double median = medians.get(names.indexOf(change.text("metric")));
            change.assertNumber("runs", runs.size());
            change.assertNumber("before", BEFORE * median);
            change.assertNumber("after", AFTER * median);
            assertThat(change.text("change")).startsWith("+20.0 % worse");
            assertThat(change.text("changed in"))
                    .isEqualTo(runs.get(2).shortCommit() + ".." + runs.get(3).shortCommit());
        }
        Locator figures = visit.page().locator(section + " figure");
        assertThat(figures.count()).isEqualTo(names.size());
        assertThat(figures.first().locator("circle").count()).isEqualTo(runs.size());
    }

    private static void assertLoad(Visit visit, List<StoredRun> runs) {
        Locator figure = visit.page()
                .locator("section")
                .filter(new Locator.FilterOptions().setHasText(runs.get(0).environment()))
                .locator("figure")
                .filter(new Locator.FilterOptions().setHasText("p99_latency_ms"));
        double[] stored = runs.stream()
                .mapToDouble(run -> run.number("p99_latency_ms").orElseThrow())
                .sorted()
                .toArray();
        List<String> ends = figure.locator("svg text").allTextContents();
        Shown.assertNumber(ends.get(0), stored[0]);
        Shown.assertNumber(ends.get(1), stored[stored.length - 1]);
        assertThat(figure.locator("circle").count()).isEqualTo(runs.size());
    }
}
