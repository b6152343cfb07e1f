package io.writeproof.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.store.RunSummary;
import io.writeproof.results.trend.Histories;
import io.writeproof.results.trend.History;
import io.writeproof.results.trend.Trend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrendReportTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/trend");
    private static final Map<String, String> ENVIRONMENTS =
            Map.of("221c3357", "221c3357: Example CPU, 2 cores, 23.4 GiB, ext4; Java 17.0.15+6; PostgreSQL 18.6");

    @ParameterizedTest
    @CsvSource({"trend.txt", "trend.md", "trend.html"})
    void theReportIsByteForByteTheGoldenFile(String name) throws IOException {
        List<RunSummary> runs =
                Histories.ofP99(10, 11, 10, 10.5, 10.2, 10.1, 15, 15.2, 14.9, 15.1, 15.3, 15, 9, 9.1, 8.9);
        runs.forEach(run -> run.line().put("error_rate", 0));
        runs.get(0).line().put("achieved_qps", 99);

        String report = written(name, runs);
        if ("write".equals(System.getProperty("writeproof.golden"))) {
            Files.writeString(GOLDEN.resolve(name), report);
        }

        assertThat(report).isEqualTo(Files.readString(GOLDEN.resolve(name)));
    }

    @ParameterizedTest
    @CsvSource({"trend.txt", "trend.md", "trend.html"})
    void whatAFileSaysStaysText(String name) {
        List<RunSummary> runs = Histories.ofP99(10, 10, 10, 20, 20, 20);
        runs.forEach(run -> run.line()
                .put("suite", "<script>alert(1)</script>|`x`\u001b[2J\n")
                .put("commit", "\"><img src=x>"));

        String report = written(name, runs);

        assertThat(report).doesNotContain("\u001b");
        if (!name.endsWith(".txt")) {
            assertThat(report).doesNotContain("<script", "<img").contains("&lt;script");
        }
    }

    @Test
    void aPictureNeedsNothingFromElsewhere() {
        assertThat(written("trend.html", Histories.ofP99(1, 2, 3)))
                .contains("<svg")
                .doesNotContain("http", "<script", "url(", "src=", "style=");
        assertThat(TrendHtml.of(List.of())).contains("Content-Security-Policy", "default-src 'none'");
    }

    @Test
    void nothingToLookAtIsSaid() {
        assertThat(written("trend.txt", List.of())).isEqualTo("no figures to look at\n");
        assertThat(written("trend.md", List.of())).isEqualTo("# Trend\n\nNo figures to look at.\n");
        assertThat(written("trend.html", List.of())).contains("<p>No figures to look at.</p>");
    }

    @Test
    void aChangeBetweenRunsOfOneCommitSaysSo() {
        List<RunSummary> runs = Histories.ofP99(10, 10, 10, 20, 20, 20);
        runs.forEach(run -> run.line().put("commit", "abcdef0123"));

        assertThat(written("trend.txt", runs)).contains("within abcdef0", "+100.0 % worse (few runs)");
    }

    @Test
    void aLongHistoryOfManyFiguresIsStillSmall() {
        List<RunSummary> runs = Histories.ofP99(new double[28]);
        List<RunSummary> many = new ArrayList<>();
        for (int i = 0; i < 2_800; i++) {
            RunSummary run = runs.get(i % 28);
            many.add(new RunSummary(
                    run.directory(),
                    run.line().deepCopy().put("suite", "suite" + i % 50).put("p99_latency_ms", i)));
        }

        String report = written("trend.html", many);

        assertThat(report.split("<figure", -1)).hasSize(40 + 1);
        assertThat(report)
                .contains("Figures without a chart: 10; those of a suite")
                .hasSizeLessThan(700_000);
    }

    @Test
    void ofALongHistoryTheExtremesStay() {
        double[] p99 = new double[1_000];
        Arrays.fill(p99, 10);
        p99[417] = 99;

        String report = written("trend.html", Histories.ofP99(p99));

        assertThat(report.split("<circle", -1)).hasSizeBetween(40, 101);
        assertThat(report).contains(": 99 ms</title>");
    }

    private static String written(String name, List<RunSummary> runs) {
        List<Trend> trends =
                History.of(runs, metric -> true).stream().map(Trend::of).toList();
        List<TrendReport> reports = TrendReport.of(trends, ENVIRONMENTS);
        return switch (name) {
            case "trend.txt" -> TrendText.of(reports);
            case "trend.md" -> TrendMarkdown.of(reports);
            default -> Pages.content(TrendHtml.sections(reports));
        };
    }
}
