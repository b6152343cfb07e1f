package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.writeproof.report.Mode;
import io.writeproof.report.load.LoadDocument;
import io.writeproof.report.load.LoadPage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OneChromium.class)
final class PageInBrowserTest {

    private static final List<String> SECTIONS = LoadNumbers.SECTIONS;
    private static final int TWO_HOURS_S = 7200;
    private static final int MEGABYTE = 1_000_000;
    private static final int MOST_POINTS = 2000;

    /** Of all data in the page. */
    private static final String LONGEST_ARRAY = """
            (() => {
              const longest = value => value === null || typeof value !== 'object' ? 0
                : Math.max(Array.isArray(value) ? value.length : 0, ...Object.values(value).map(longest));
              return Math.max(...[...document.querySelectorAll("script[type='application/json']")]
                .map(data => longest(JSON.parse(data.textContent))));
            })()""";

    /** Milliseconds from the call of the page until it stands. */
    private static final String NEXT_FRAME =
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))";

    @TempDir
    private static Path directory;

    private static Chromium chromium;

    @BeforeAll
    static void start(Chromium shared) {
        chromium = shared;
    }

    @ParameterizedTest
    @MethodSource("io.writeproof.browser.Look#all")
    void everySectionIsThereAndNothingIsTooWideForTheWindow(Look look) throws IOException {
        try (Visit visit = chromium.visit(file("looks", SimulatedRun.of(120)), look)) {
            assertThat(visit.page().locator("main section[id]").all())
                    .extracting(section -> section.getAttribute("id"))
                    .containsSubsequence(SECTIONS);
            SECTIONS.forEach(id -> assertThat(visit.text("#" + id + " h2")).isNotBlank());
            assertThat(visit.text("#verdict")).contains("FAIL", "retrieval_p99");
            visit.assertFits();
            visit.assertQuiet();
        }
    }

    /** The check is a script itself. */
    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nobodyIsKeptOut(ColorScheme colours) throws IOException {
        Look look = Look.WIDE.colours(colours);
        try (Visit visit = chromium.visit(file("barriers", SimulatedRun.of(120)), look)) {
            assertThat(visit.graveBarriers()).isEmpty();
        }
    }

    @Test
    void withoutScriptTheTablesAndTheChartsAreThere() throws IOException {
        try (Visit visit = chromium.visit(file("static", SimulatedRun.of(120)), Look.WIDE.withoutScript())) {
            assertThat(visit.page().locator("#gates tbody tr").count()).isEqualTo(5);
            assertThat(visit.page().locator("#time svg:visible").count()).isGreaterThan(4);
            assertThat(visit.page().locator("#distribution svg:visible").count())
                    .isPositive();
            assertThat(visit.page().locator("#chart-heat path.cell:visible").count())
                    .isGreaterThan(4);
            assertThat(visit.page().locator("canvas:visible").count()).isZero();
        }
    }

    @Test
    void withScriptTheTimeLinesShareOneCursor() throws IOException {
        try (Visit visit = chromium.visit(file("cursor", SimulatedRun.of(120)), Look.WIDE)) {
            Locator charts = visit.page().locator("#time figure.chart");
            charts.nth(0).scrollIntoViewIfNeeded();
            charts.nth(1).locator("canvas").waitFor();
            byte[] before = charts.nth(1).screenshot();
            charts.nth(0).locator("canvas").hover();
            assertThat(charts.nth(1).screenshot()).isNotEqualTo(before);
            visit.assertQuiet();
        }
    }

    @Test
    void tablesAreSortedByKeyboard() throws IOException {
        try (Visit visit = chromium.visit(file("keys", SimulatedRun.of(120)), Look.WIDE)) {
            Page page = visit.page();
            page.keyboard().press("Tab");
            assertThat(visit.value("document.activeElement.getAttribute('href')"))
                    .isEqualTo("#main");
            String header = "#gates thead th:has(button) >> nth=0";
            page.locator(header).locator("button").focus();
            List<String> before = page.locator("#gates tbody tr").allInnerTexts();
            page.keyboard().press("Enter");
            assertThat(page.locator(header).getAttribute("aria-sort")).isEqualTo("ascending");
            List<String> ascending = page.locator("#gates tbody tr").allInnerTexts();
            page.keyboard().press("Enter");
            assertThat(page.locator(header).getAttribute("aria-sort")).isEqualTo("descending");
            List<String> descending = page.locator("#gates tbody tr").allInnerTexts();
            assertThat(ascending).containsExactlyInAnyOrderElementsOf(before).isNotEqualTo(descending);
            assertThat(visit.value("document.activeElement.tagName")).isEqualTo("BUTTON");
        }
    }

    @Test
    void onPaperThePageIsLightAndWhole() throws IOException {
        try (Visit visit = chromium.visit(file("print", SimulatedRun.of(120)), Look.WIDE.colours(ColorScheme.DARK))) {
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            Number light = (Number) visit.value("getComputedStyle(document.body).backgroundColor"
                    + ".match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0)");
            assertThat(light.intValue()).isGreaterThan(700);
            SECTIONS.forEach(
                    id -> assertThat(visit.page().locator("#" + id).isVisible()).isTrue());
            assertThat(visit.page().pdf()).hasSizeGreaterThan(10_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>window.harmed = 1</script>",
                "</script><img src=x onerror='window.harmed = 1'>",
                "\" onmouseover=\"window.harmed = 1\" x=\"",
                "<!--<script>",
                "\u202egnihtemos \u2066 \u0000\u001b[31m",
                "{{constructor.constructor('window.harmed = 1')()}}"
            })
    void aNameDoesNoHarm(String name) throws IOException {
        harmless(name);
    }

    @Test
    void aNameOfTenThousandCharactersDoesNoHarm() throws IOException {
        harmless("x".repeat(10_000));
        harmless("a word ".repeat(1_500));
    }

    private static void harmless(String name) throws IOException {
        for (int width : List.of(360, 1440)) {
            try (Visit visit = chromium.visit(file("names", SimulatedRun.named(name)), Look.WIDE.width(width))) {
                assertThat(visit.value("window.harmed === undefined")).isEqualTo(true);
                assertThat(visit.page()
                                .locator("main img, main iframe, main script:not([type=\"application/json\"])")
                                .count())
                        .isZero();
                assertThat(visit.page().locator("#environment").isVisible()).isTrue();
                assertThat(visit.value("JSON.parse(document.getElementById('run').textContent).suite"))
                        .isEqualTo(name);
                visit.assertFits();
                visit.assertQuiet();
            }
        }
    }

    /** The times are shown, and judged only so far that a page which hangs fails. */
    @Test
    void twoHoursOfEverySeriesAreSmallAndSoonDrawn() throws IOException {
        URI page = file("hours", SimulatedRun.of(TWO_HOURS_S));
        assertThat(Files.size(Path.of(page))).isLessThan(MEGABYTE);
        try (Visit visit = chromium.visit(page, Look.WIDE)) {
            double drawn = ((Number) visit.value(NEXT_FRAME)).doubleValue();
            int charts = 0;
            for (Locator chart : visit.page().locator("figure.chart:visible").all()) {
                chart.scrollIntoViewIfNeeded();
                chart.locator("canvas").waitFor();
                charts++;
            }
            double all = ((Number) visit.value(NEXT_FRAME)).doubleValue();
            String told = String.format(
                    Locale.ROOT,
                    "%,d bytes, drawn after %.0f ms, after %.0f ms scrolled through all %d charts%n",
                    Files.size(Path.of(page)),
                    drawn,
                    all,
                    charts);
            System.out.print("Page of two hours: " + told);
            Files.writeString(Path.of("target", "page-of-two-hours.txt"), told);
            assertThat(drawn).isLessThan(10_000);
            assertThat(charts).isGreaterThan(10);
            assertThat((Integer) visit.value(LONGEST_ARRAY)).isBetween(MOST_POINTS / 4, MOST_POINTS);
            visit.assertQuiet();
        }
    }

    private static URI file(String name, LoadDocument document) throws IOException {
        return Files.writeString(
                        directory.resolve(name + ".html"),
                        LoadPage.of(document, Mode.STORED).html())
                .toUri();
    }
}
