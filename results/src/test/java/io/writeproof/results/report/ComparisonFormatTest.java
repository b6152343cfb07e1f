package io.writeproof.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.Gates;
import io.writeproof.results.compare.History;
import io.writeproof.results.compare.JmhRuns;
import io.writeproof.results.compare.Side;
import io.writeproof.results.store.DatabaseFacts;
import io.writeproof.results.store.EnvelopeSchema;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The formats, against files that a person has looked at; {@code -Dwriteproof.golden=write} writes them anew. */
final class ComparisonFormatTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/comparison");
    private static final String HOSTILE = "Evil.<script>alert('x')</script>|`@everyone`";

    @TempDir
    private Path results;

    private final List<StoredRun> base = new ArrayList<>();
    private final List<StoredRun> head = new ArrayList<>();

    @BeforeEach
    void storeBothSides() {
        base.add(JmhRuns.store(results, "j1", JmhRuns.BASE_COMMIT, jmh(1000, 50, "Writer.gone")));
        head.add(JmhRuns.store(results, "j2", JmhRuns.HEAD_COMMIT, jmh(800, 51, "Writer.added")));
        for (int i = 0; i < 8; i++) {
            base.add(load("b" + i, 4.12 + 0.03 * i, 0));
            head.add(load("h" + i, 4.15 + 0.03 * i, i == 3 ? 37 : 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"TEXT, txt", "MARKDOWN, md", "JSON, json", "JUNIT, xml", "HTML, html"})
    void everyFormatIsThatOfItsGoldenFile(ComparisonFormat format, String ending) throws IOException {
        Path golden = GOLDEN.resolve("comparison." + ending);
        String document = content(format);
        if ("write".equals(System.getProperty("writeproof.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, document);
        }

        assertThat(document).isEqualTo(Files.readString(golden));
    }

    @Test
    void theTextFitsATerminal() {
        assertThat(ComparisonFormat.TEXT.write(report()).lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(120));
    }

    @ParameterizedTest
    @EnumSource(names = {"HTML", "JUNIT", "MARKDOWN"})
    void aNameCannotBecomeMarkup(ComparisonFormat format) {
        assertThat(content(format)).contains("Evil.").doesNotContain("<script");
    }

    @Test
    void aNameCannotCallPeopleOrEndACell() {
        assertThat(ComparisonFormat.MARKDOWN.write(report())).doesNotContain("@everyone", ">|`");
    }

    @Test
    void theXmlIsWellFormed() throws Exception {
        String xml = ComparisonFormat.JUNIT.write(report());

        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("failure")
                        .getLength())
                .isEqualTo(3);
    }

    @Test
    void theJsonKeepsToItsSchema() throws IOException {
        assertThat(EnvelopeSchema.violations("comparison", ComparisonFormat.JSON.write(report())))
                .isEmpty();
    }

    @Test
    void theContentOfThePageLoadsAndRunsNothing() {
        assertThat(content(ComparisonFormat.HTML))
                .doesNotContain("<script", "http://", "https://", "src=", "url(", "onload", "style=");
        assertThat(ComparisonFormat.HTML.write(report())).contains("Content-Security-Policy", "default-src 'none'");
    }

    @Test
    void thePageShowsTheHistoryOfItsRows() {
        Comparison comparison = comparison();
        History history = History.of(comparison, Runs.store(results));
        ComparisonReport report = new ComparisonReport(comparison, comparison.outcome(), history);

        assertThat(ComparisonFormat.HTML.write(report)).contains("<polyline class=\"line ink-blue\"");
    }

    @Test
    void differentEnvironmentsAreLabelled() {
        StoredRun there = Runs.store(results)
                .begin(Runs.identity("sync", "there", new DatabaseFacts("17.0", Map.of(), "42.7.14")))
                .finish(RunStatus.PASSED, details(9, 0));
        Comparison comparison = Comparison.of(
                new Side("here", base.subList(1, 3), List.of()),
                new Side("there", List.of(there), List.of()),
                Gates.DEFAULT);

        assertThat(ComparisonFormat.TEXT.write(new ComparisonReport(comparison, comparison.outcome(), History.NONE)))
                .contains("cross-environment, no verdict", "not judged")
                .endsWith("not comparable: 5 not judged\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0.00123, 0.00123",
        "4.118, 4.12",
        "48.13, 48.1",
        "987.25, 987.3",
        "9999, 9999",
        "48123, 48.1k",
        "1020000, 1.02M",
        "-3.5, -3.50",
        "0, 0",
        "NaN, -",
        "2, 2"
    })
    void numbersAreShort(double value, String text) {
        assertThat(Figures.of(value)).isEqualTo(text);
    }

    @Test
    void thePageCarriesTheComparisonForOtherPrograms() {
        String page = ComparisonFormat.HTML.write(report());
        String script = "<script type=\"application/json\" id=\"comparison\">";
        int start = page.indexOf(script) + script.length();

        assertThat(page.substring(start, page.indexOf("</script>", start)))
                .startsWith("{\"schema_version\":1,\"outcome\":\"regression\"")
                .doesNotContain("<");
    }

    /** The document; of a page what is ours, and not the frame, with its rows in lines. */
    private String content(ComparisonFormat format) {
        return format == ComparisonFormat.HTML
                ? Pages.content(ComparisonHtml.sections(report()))
                : format.write(report());
    }

    private Comparison comparison() {
        return Comparison.of(
                new Side("aaaaaaa", base, List.of()),
                new Side("feature bbbbbbb", head, List.of("left out: run x is interrupted")),
                Gates.DEFAULT);
    }

    private ComparisonReport report() {
        Comparison comparison = comparison();
        return new ComparisonReport(comparison, comparison.outcome(), History.NONE);
    }

    private static String jmh(double centre, int seed, String only) {
        return JmhRuns.file(
                JmhRuns.benchmark("Writer.write", JmhRuns.forks(seed, 10, centre, 0.02)),
                JmhRuns.benchmark("Writer.steady", JmhRuns.forks(seed + 2, 10, 48_000, 0.01)),
                JmhRuns.benchmark("Writer.noisy", JmhRuns.forks(seed + 4, 10, 7, 0.2)),
                JmhRuns.benchmark(HOSTILE, JmhRuns.forks(seed + 6, 10, 7, 0.01)),
                JmhRuns.benchmark(only, JmhRuns.forks(seed + 8, 10, 7, 0.02)));
    }

    private StoredRun load(String runId, double p99, int lost) {
        return Runs.store(results)
                .begin(Runs.identity("sync", runId, Runs.DATABASE))
                .finish(lost > 0 ? RunStatus.FAILED : RunStatus.PASSED, details(p99, lost));
    }

    private static ObjectNode details(double p99, int lost) {
        ObjectNode details = Runs.details().removeAll();
        details.putObject("labels")
                .putObject("insert")
                .put("errors", 0)
                .putObject("response_ms")
                .put("p50", p99 / 4)
                .put("p95", p99 / 2)
                .put("p99", p99);
        details.putObject("parity").put("passed", lost == 0).put("lost", lost);
        return details;
    }
}
