package io.writeproof.results.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.report.Section;
import io.writeproof.results.compare.JmhRuns;
import io.writeproof.results.compare.NotComparableException;
import io.writeproof.results.report.Pages;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages show, against files that a person has looked at; {@code -Dwriteproof.golden=write} writes them anew. */
final class PageContentTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/page");

    private static final String DURABILITY = """
            {"durability": {"caveats": ["kill -9 & the <cache>"], "cells": [
              {"variant": "sync", "treatment": "no fault", "control": true, "kills": 1, "acknowledged": 4123, "lost": 0,
               "bound": 0, "expected": "0", "passed": true, "shape": "none", "lost_ratio_at_most": 0.00073},
              {"variant": "sync", "treatment": "gateway-kill", "control": false, "kills": 20, "acknowledged": 61234,
               "lost": 2, "bound": 0, "expected": "0", "passed": false, "shape": "holes", "lost_ratio_at_most": 0.0001,
               "loss_window_ms": 12.5, "longest_run": 1, "unacknowledged_present": 7, "indeterminate": 9,
               "duplicates": 1, "unexpected": 2, "orphans": 3, "recovery_ms_median": 1500, "recovery_ms_max": 1800.5},
              {"variant": "async", "treatment": "gateway-kill", "control": false, "kills": 20, "acknowledged": 71234,
               "lost": 123, "bound": 456, "expected": "what was queued", "passed": true, "shape": "prefix",
               "lost_ratio_at_most": 0.002, "loss_window_ms": 35.25, "longest_run": 40}]}}
            """;

    @TempDir
    private Path results;

    @Test
    void benchmarksHaveTheirForksAndWhatWasMeasuredBesideTheScore() throws IOException {
        String measured = JmhRuns.benchmark("Writer.write", JmhRuns.forks(1, 3, 1000, 0.02))
                .replace("\"score\": 1.0", "\"score\": 998.5, \"scoreConfidence\": [990.25, 1006.75]")
                .replace("\"secondaryMetrics\": {}", """
                    "secondaryMetrics": {"·gc.alloc.rate.norm": {"score": 24.003, "scoreError": 0.001,
                    "scoreUnit": "B/op"}, "gc.count": {"score": "NaN", "scoreError": "NaN", "scoreUnit": "counts"},
                    "pg.commits": {"score": 1.0021, "scoreError": 0.004, "scoreUnit": "#/op"},
                    "pg.wal.bytes": {"score": 1834.4, "scoreError": "NaN", "scoreUnit": "B/op"},
                    "pg.wal.flushes": {"score": 0.2512, "scoreError": "NaN", "scoreUnit": "#/op"}}\
                    """);
        StoredRun run = JmhRuns.store(
                results,
                "jmh-run",
                JmhRuns.BASE_COMMIT,
                JmhRuns.file(measured, JmhRuns.benchmark("Reader.read", "\"rawData\": [[5.0]]", "us/op")));

        agrees("jmh.html", JmhSections.of(run, run.jmh().orElseThrow()));
    }

    @Test
    void aBenchmarkThatGaveNoResultIsNamed() {
        StoredRun run = JmhRuns.store(results, "jmh-run", JmhRuns.BASE_COMMIT, "[]");
        run.document().putArray("without_result").add("Writer.broken");

        assertThat(Pages.content(JmhSections.of(run, run.jmh().orElseThrow())))
                .contains("no result from</span> <bdi>Writer.broken</bdi>");
    }

    @Test
    void theDurabilityMatrixHasALineForEachModeAndAColumnForEachFault() throws IOException {
        StoredRun run = new StoredRun(results, (ObjectNode) Json.parse(DURABILITY));

        agrees("durability.html", DurabilityPage.sections(run));
    }

    @Test
    void variantsStandSideBySide() throws IOException {
        StoredRun slow = variant("sync", 100, 20);
        StoredRun fast = variant("async", 400, 10);
        StoredRun worse = variant("batch.fast", 90, 40);

        List<Section> sections = VariantPage.sections(List.of(slow, fast, worse));

        assertThat(sections)
                .extracting(Section::id)
                .containsExactly("verdict", "variants", "frontier", "distribution", "environment");
        agrees(
                "variants.html",
                sections.stream()
                        .filter(section -> !section.body().html().contains("<figure"))
                        .toList());
    }

    @Test
    void theFrontierIsOfThoseThatNoOtherIsBetterThanInBoth() {
        List<Section> sections = VariantPage.sections(
                List.of(variant("sync", 100, 20), variant("async", 400, 60), variant("batch.fast", 90, 40)));

        assertThat(sections.get(2).body().html())
                .contains("sync", "async", "batch.fast")
                .containsPattern("no other is better in both\"[^}]*\"x\":\\[100,400\\],\"y\":\\[20,60\\]");
    }

    @Test
    void thePercentilesOfAllRunsAreOverOneAnother() {
        List<Section> sections = VariantPage.sections(List.of(variant("sync", 100, 20), variant("async", 400, 60)));

        assertThat(sections.get(3).body().html())
                .containsOnlyOnce("<figure")
                .contains("<strong>insert</strong>", "\"name\":\"sync\"", "\"name\":\"async\"");
    }

    @Test
    void runsOfOneVariantAreToldApartByTheirIds() {
        StoredRun one = variant("sync", 100, 20);
        StoredRun other =
                new StoredRun(one.directory(), one.document().deepCopy().put("run_id", "another"));

        assertThat(Pages.content(VariantPage.sections(List.of(one, other))))
                .contains(">sync run-sync<", ">sync another<");
    }

    @Test
    void runsWithoutVariantsAreNotSetSideBySide() {
        StoredRun run = JmhRuns.store(results, "jmh-run", JmhRuns.BASE_COMMIT, "[]");

        assertThatThrownBy(() -> VariantPage.of(List.of(run, run)))
                .isInstanceOf(NotComparableException.class)
                .hasMessage(
                        "not comparable: run jmh-run is of JMH, which has no variants; name two commits or two runs,"
                                + " a baseline and a candidate");
    }

    private StoredRun variant(String name, double rate, double p99) {
        LoadRuns runs = new LoadRuns(results).with("spectrum", "run.insert.response.hgrm", LoadRuns.SPECTRUM);
        ObjectNode details = runs.details().put("achieved_qps", rate).put("p99_latency_ms", p99);
        details.withObject("/parity").put("lost", 0);
        return runs.store(name);
    }

    private static void agrees(String file, List<Section> sections) throws IOException {
        String content = Pages.content(sections);
        if ("write".equals(System.getProperty("writeproof.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(file), content);
        }

        assertThat(content).isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }
}
