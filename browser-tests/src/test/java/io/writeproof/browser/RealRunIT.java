package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.writeproof.runner.LoadProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real run, looked at while it goes on and afterwards. */
final class RealRunIT {

    private static final Map<String, String> WORDS = Map.of("passed", "PASS", "failed", "FAIL");
    private static final Pattern LIVE = Pattern.compile("(?m)^ {4}live +(http://\\S+)$");
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path results = Path.of("");

    @Test
    void thePageFollowsTheRunAndIsStoredWithItsNumbers() throws Exception {
        try (Chromium chromium = Chromium.start();
                LoadProcess load = LoadProcess.start(
                        results,
                        "--rate=30",
                        "--duration=10s",
                        "--warmup=2s",
                        "--concurrency=4",
                        "--min-achieved-qps-ratio=0.2",
                        "--drain-wait-ms=300",
                        "--live")) {
            String verdict = followed(chromium, load);
            JsonNode run = load.await().run();
            Path stored = load.stored().get(0);
            assertThat(verdict).contains(WORDS.get(run.path("verdict").asText()));
            for (Look look : Look.all().toList()) {
                try (Visit visit = chromium.visit(stored.resolve("report.html").toUri(), look)) {
                    assertThat(visit.text("#verdict .banner")).isEqualTo(verdict);
                    isWhole(visit, run);
                    if (look.hasScript()) {
                        keepsNobodyOut(visit, look);
                    }
                }
            }
        }
    }

    private static void keepsNobodyOut(Visit visit, Look look) {
        List<String> barriers =
                look.colours() == ColorScheme.DARK ? visit.graveBarriersOfColours() : visit.graveBarriers();
        assertThat(barriers).as(look.toString()).isEmpty();
    }

    private static void isWhole(Visit visit, JsonNode run) throws IOException {
        LoadNumbers.SECTIONS.forEach(
                id -> assertThat(visit.text("#" + id + " h2")).isNotBlank());
        new LoadNumbers(run).assertShownBy(visit);
        assertThat(visit.text("#environment")).contains("scripts/load inference", "--rate");
        visit.assertColours();
        visit.assertFits();
        visit.assertQuiet();
    }

    /** The banner of the live page when the run is over. */
    private static String followed(Chromium chromium, LoadProcess load) {
        await().atMost(LONG).until(() -> load.output().contains("| ok "));
        Matcher address = LIVE.matcher(load.output());
        assertThat(address.find()).as(load.output()).isTrue();
        try (Visit visit = chromium.visit(URI.create(address.group(1)), Look.WIDE)) {
            Page page = visit.page();
            // By locators: the page's policy forbids a script of ours that waits in it.
            PlaywrightAssertions.assertThat(page.locator("main"))
                    .not()
                    .hasText(page.locator("main").textContent());
            assertThat(visit.text("#live")).isEqualTo("live");
            assertThat(visit.text("#verdict .banner")).contains("RUNNING");
            assertThat(visit.graveBarriers()).isEmpty();
            PlaywrightAssertions.assertThat(page.locator("#live"))
                    .hasText("ended", new LocatorAssertions.HasTextOptions().setTimeout((double) LONG.toMillis()));
            visit.assertQuiet();
            return visit.text("#verdict .banner");
        }
    }
}
