package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.jmeter.ConfigurationProblems.Problem;
import io.writeproof.threshold.Baseline;
import io.writeproof.threshold.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.jmeter.services.FileServer;
import org.apache.jmeter.util.JMeterUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdsSettingsTest {

    @TempDir
    Path directory = Path.of("");

    private final Thresholds element = new Thresholds();

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @BeforeEach
    void name() {
        element.setName("gates");
    }

    @AfterEach
    void forget() {
        JMeterUtils.getJMeterProperties().remove(ThresholdsSettings.RULES_PROPERTY);
        JMeterUtils.getJMeterProperties().remove(RunBounds.ABORT_GRACE);
        ConfigurationProblems.drain();
        FileServer.getFileServer().resetBase();
    }

    @Test
    void anElementWithoutFieldsHasNoRulesAndTakesTheDefaults() {
        ThresholdsSettings settings = ThresholdsSettings.read(element).orElseThrow();

        assertThat(settings.rules().rules()).isEmpty();
        assertThat(settings.minSamples()).isNull();
        assertThat(settings.plannedRequests()).isNull();
        assertThat(settings.baseline()).isSameAs(Baseline.NONE);
        assertThat(settings.bounds().abortGrace()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aNumberOfPlannedRequestsIsAWholeNumber() {
        element.setProperty(ThresholdsSettings.PLANNED_REQUESTS, " 1000 ");
        assertThat(ThresholdsSettings.read(element).orElseThrow().plannedRequests())
                .isEqualTo(1000);

        element.setProperty(ThresholdsSettings.PLANNED_REQUESTS, "0");
        assertThat(ThresholdsSettings.read(element)).isEmpty();
        assertThat(ConfigurationProblems.drain())
                .containsExactly(new Problem(
                        "gates", "Thresholds.plannedRequests: expected a whole number of at least 1, found `0`"));
    }

    @Test
    void aBoundThatIsNoNumberIsAProblem() {
        JMeterUtils.setProperty(RunBounds.ABORT_GRACE, "soon");

        assertThat(ThresholdsSettings.read(element)).isEmpty();
        assertThat(ConfigurationProblems.drain())
                .containsExactly(
                        new Problem(
                                "gates",
                                "the JMeter property writeproof.abort.grace_s: expected a whole number of at least 0, found `soon`"));
    }

    @Test
    void rulesOfFilePropertyAndFieldAreJoinedInThisOrder() throws IOException {
        file("more.rules", "group read = GET /a\r\np95(@read) <= 1\r\n", ThresholdsSettings.RULES_FILE);
        JMeterUtils.setProperty(ThresholdsSettings.RULES_PROPERTY, "group write = POST /a; p96(@read) <= 1");
        element.setProperty(ThresholdsSettings.RULES, "p97(@write) <= 1");

        assertThat(ThresholdsSettings.read(element).orElseThrow().rules().rules())
                .extracting(Rule::gate)
                .containsExactly("p95(@read)", "p96(@read)", "p97(@write)");
    }

    @Test
    void aMistakeIsReportedWithTheSourceThatHasIt() throws IOException {
        Path file = file("more.rules", "p95 <= 1\np95 =< 2", ThresholdsSettings.RULES_FILE);
        assertThat(problem())
                .isEqualTo("the rules in " + file + " (Thresholds.rulesFile) do not parse:"
                        + " expected a comparison (<=, >=, ==, !=, < or >), found `=<` in line 2 at offset 4\n"
                        + "  p95 =< 2\n      ^");

        element.removeProperty(ThresholdsSettings.RULES_FILE);
        JMeterUtils.setProperty(ThresholdsSettings.RULES_PROPERTY, "x");
        assertThat(problem()).startsWith("the rules in the JMeter property writeproof.rules do not parse: there is no");

        JMeterUtils.setProperty(ThresholdsSettings.RULES_PROPERTY, "errors == 0");
        element.setProperty(ThresholdsSettings.RULES, "errors == 1");
        assertThat(problem())
                .startsWith(
                        "the rules in the field Rules (Thresholds.rules) do not parse: two rules are called `errors`");
    }

    @Test
    void aRulesFileThatIsNotThereIsAProblem() {
        element.setProperty(
                ThresholdsSettings.RULES_FILE, directory.resolve("none.rules").toString());
        assertThat(problem())
                .startsWith("Thresholds.rulesFile: expected rules in ")
                .contains("NoSuchFileException");
    }

    @Test
    void aFileThatIsNotInTheWorkingDirectoryMayLieBesideThePlan() throws IOException {
        FileServer.getFileServer()
                .setBaseForScript(directory.resolve("plan.jmx").toFile());
        Files.writeString(directory.resolve("beside.rules"), "p95 <= 1.1 * baseline");
        Files.writeString(directory.resolve("beside.json"), "{\"labels\": {}, \"gates\": []}");
        element.setProperty(ThresholdsSettings.RULES_FILE, "beside.rules");
        element.setProperty(ThresholdsSettings.BASELINE_FILE, "beside.json");

        ThresholdsSettings settings = ThresholdsSettings.read(element).orElseThrow();

        assertThat(settings.rules()).hasToString("p95 <= 1.1 * baseline");
        assertThat(settings.baseline()).isNotSameAs(Baseline.NONE);
    }

    @Test
    void aFileThatIsInNeitherPlaceIsAProblemThatNamesBoth() {
        FileServer.getFileServer()
                .setBaseForScript(directory.resolve("plan.jmx").toFile());
        element.setProperty(ThresholdsSettings.RULES_FILE, "no/such.rules");

        assertThat(problem())
                .isEqualTo("Thresholds.rulesFile: expected a file, found neither "
                        + Path.of("no/such.rules").toAbsolutePath() + " nor, beside the plan, "
                        + directory.resolve("no/such.rules"));
    }

    @Test
    void theMinimumOfSamplesIsAWholeNumberOrAuto() {
        element.setProperty(ThresholdsSettings.MIN_SAMPLES, "100");
        assertThat(ThresholdsSettings.read(element).orElseThrow().minSamples()).isEqualTo(100);
        element.setProperty(ThresholdsSettings.MIN_SAMPLES, "auto");
        assertThat(ThresholdsSettings.read(element).orElseThrow().minSamples()).isNull();
        element.setProperty(ThresholdsSettings.MIN_SAMPLES, "0");
        assertThat(problem())
                .isEqualTo("Thresholds.minSamples: expected `auto` or a whole number of at least 1, found `0`");
    }

    @Test
    void aBaselineIsNeededOnlyByARuleThatSpeaksOfIt() {
        element.setProperty(ThresholdsSettings.RULES, "p99 <= 1.1 * baseline");
        assertThat(problem())
                .isEqualTo("Thresholds.baselineFile: expected the run.json of an earlier run, because a rule compares"
                        + " with the baseline; found none");
    }

    @Test
    void aBaselineThatIsMissingOrDamagedIsAProblem() throws IOException {
        element.setProperty(
                ThresholdsSettings.BASELINE_FILE, directory.resolve("none.json").toString());
        assertThat(problem()).startsWith("Thresholds.baselineFile: expected the run.json of an earlier run in ");
        file("run.json", "{\"labels\": {", ThresholdsSettings.BASELINE_FILE);
        assertThat(problem()).startsWith("Thresholds.baselineFile: expected the run.json of an earlier run in ");
        file("run.json", "{}", ThresholdsSettings.BASELINE_FILE);
        assertThat(problem()).endsWith(", found a file without `labels` and `gates`");
        file("run.json", "{\"labels\": {}, \"gates\": [], \"verdict\": \"invalid\"}", ThresholdsSettings.BASELINE_FILE);
        assertThat(problem()).endsWith(", found the report of an invalid run");
    }

    private Path file(String name, String content, String property) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        element.setProperty(property, file.toString());
        return file;
    }

    private String problem() {
        assertThat(ThresholdsSettings.read(element)).isEmpty();
        List<Problem> problems = ConfigurationProblems.drain();
        assertThat(problems).singleElement().extracting(Problem::element).isEqualTo("gates");
        return problems.get(0).message();
    }
}
