package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.writeproof.runner.LoadProcess;
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

    private static final List<String> SECTIONS =
            List.of("verdict", "validity", "gates", "parity", "time", "distribution", "labels", "environment");
    private static final Map<String, String> WORDS = Map.of("passed", "PASS", "failed", "FAIL");
    private static final Pattern LIVE = Pattern.compile("(?m)^ {4}live +(http://\\S+)$");
    private static final Pattern ACHIEVED = Pattern.compile("Achieved rate\\D+([\\d.]+)");
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
            try (Visit visit = chromium.visit(stored.resolve("report.html").toUri(), Look.WIDE)) {
                assertThat(visit.text("#verdict .banner")).isEqualTo(verdict);
                hasTheNumbersOf(run, visit);
                visit.assertFits();
                visit.assertQuiet();
                assertThat(visit.graveBarriers()).isEmpty();
            }
        }
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
            PlaywrightAssertions.assertThat(page.locator("#live"))
                    .hasText("ended", new LocatorAssertions.HasTextOptions().setTimeout((double) LONG.toMillis()));
            visit.assertQuiet();
            return visit.text("#verdict .banner");
        }
    }

    private static void hasTheNumbersOf(JsonNode run, Visit visit) throws Exception {
        SECTIONS.forEach(id -> assertThat(visit.text("#" + id + " h2")).isNotBlank());
        assertThat(new ObjectMapper()
                        .readTree(visit.page().locator("script#run").textContent()))
                .isEqualTo(run);
        Matcher rate = ACHIEVED.matcher(visit.text("#validity"));
        assertThat(rate.find()).isTrue();
        assertThat(Double.parseDouble(rate.group(1)))
                .isCloseTo(run.path("achieved_qps").asDouble(), within(0.06));
        run.path("gates")
                .forEach(gate -> assertThat(
                                visit.page().locator("#gates tbody tr").allInnerTexts())
                        .anySatisfy(row ->
                                assertThat(row).contains(gate.path("name").asText(), outcome(gate))));
        assertThat(visit.text("#parity"))
                .contains(run.at("/parity/reason").asText())
                .contains(run.at("/parity/rows").asText());
        run.path("labels")
                .properties()
                .forEach(label -> assertThat(visit.text("#labels"))
                        .contains(label.getKey(), label.getValue().path("count").asText()));
        assertThat(visit.text("#environment")).contains("scripts/load inference", "--rate");
    }

    private static String outcome(JsonNode gate) {
        if (gate.path("rule").asText().endsWith("none")) {
            return "no limit";
        }
        return gate.path("passed").asBoolean() ? "held" : "broken";
    }
}
