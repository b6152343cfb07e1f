package io.writeproof.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A percentile of too few samples is no proof: every run that is offered has as many as its rules ask for. */
final class PlannedSamplesTest {

    private static final Path ROOT = Path.of("..");
    private static final List<Plan> PLANS = Plans.in(Path.of("")).all();

    /** A command with everything behind it on its line, or on the next one after a backslash. */
    private static final Pattern COMMAND =
            Pattern.compile("scripts/load ((?:--suite )?[a-z-]+(?:/[\\w-]+)?)((?:[^`#;\\\\\\n]|\\\\\\n)*)");

    @Test
    void everyPlanAsksForAsManyAsEachPercentileTakes() {
        for (ServiceKind service : ServiceKind.values()) {
            assertThat(Path.of(service.label() + ".jmx"))
                    .content()
                    .contains("<stringProp name=\"Thresholds.minSamples\">${__P(min_samples,auto)}</stringProp>");
        }
    }

    @Test
    void everyScenarioAsItIsHasThem() {
        List<PlannedSamples> rules = PLANS.stream()
                .flatMap(plan -> PlannedSamples.of(plan, Map.of()).stream())
                .toList();

        assertThat(rules).hasSizeGreaterThan(30).allMatch(PlannedSamples::suffice);
        assertThat(rules).extracting(PlannedSamples::plan).contains("ingestor/burst", "query-gateway/baseline");
    }

    @Test
    void everyCommandOfTheDocumentationHasThem() throws IOException {
        List<String> judged = new ArrayList<>();
        for (Path page : pages()) {
            COMMAND.matcher(Files.readString(page)).results().forEach(command -> {
                for (Plan plan : named(command.group(1))) {
                    judged.add(plan.label());
                    assertThat(PlannedSamples.of(plan, PlannedSamples.changedBy(command.group(2))))
                            .as(page + ": " + command.group())
                            .allMatch(PlannedSamples::suffice);
                }
            });
        }
        assertThat(judged).contains("schema-registry/stress", "query-gateway/cache", "ingestor/custom");
    }

    private static List<Plan> named(String words) {
        return PLANS.stream()
                .filter(plan -> plan.label().equals(words)
                        || words.equals("--suite " + plan.service().label()))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
