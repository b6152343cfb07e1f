package io.writeproof.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.runner.plan.Plan;
import io.writeproof.runner.plan.PlannedSamples;
import io.writeproof.runner.plan.Plans;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The workflow that loads every week can pass: its plans are there, and its factors leave enough to judge. */
class LoadWorkflowTest {

    private static final Pattern PLAN = Pattern.compile("\"([a-z]+[a-z-]*(?:/[\\w-]+)?)\"");
    private static final Pattern USUAL = Pattern.compile("\\|\\| '([\\d.]+)'");
    private static final List<Plan> PLANS = Plans.in(Path.of("")).all();

    private final JsonNode workflow = MonitoringFiles.workflow("load.yml");
    private final JsonNode inputs = workflow.at("/on/workflow_dispatch/inputs");
    private final JsonNode job = workflow.at("/jobs/load");

    @Test
    void everyWeeklyPlanIsThere() {
        assertThat(weekly())
                .contains("inference", "schema-registry/baseline", "schema-registry/stress")
                .isSubsetOf(PLANS.stream().map(Plan::label).toList());
    }

    @Test
    void everyScenarioHasItsSamplesWithTheUsualFactors() {
        Map<String, String> factors = Map.of(
                "scale", inputs.at("/scale/default").asString(),
                "time_scale", inputs.at("/time_scale/default").asString());

        assertThat(PLANS.stream().flatMap(plan -> PlannedSamples.of(plan, factors).stream()))
                .hasSizeGreaterThan(30)
                .allMatch(PlannedSamples::suffice);
    }

    /** Inputs are empty in a run by the clock. */
    @Test
    void theUsualFactorsAreThoseOfARunByHand() {
        JsonNode environment = load().path("env");

        assertThat(usual(environment.path("SCALE")))
                .isEqualTo(inputs.at("/scale/default").asString());
        assertThat(usual(environment.path("TIME_SCALE")))
                .isEqualTo(usual(job.path("timeout-minutes")))
                .isEqualTo(inputs.at("/time_scale/default").asString());
        assertThat(load().path("run").asString()).contains("--scale \"$SCALE\" --time-scale \"$TIME_SCALE\"");
    }

    /** Ten minutes are for the build, the warm-up of a machine and the check of the rows. */
    @Test
    void theTimeoutsFitTheSoakAtAFifthAndAsItIs() {
        String text = job.path("timeout-minutes").asString();
        List<Double> numbers = Pattern.compile("> ([\\d.]+) && (\\d+) \\|\\| (\\d+)")
                .matcher(text)
                .results()
                .flatMap(found -> List.of(found.group(1), found.group(2), found.group(3)).stream())
                .map(Double::valueOf)
                .toList();
        double soak = PLANS.stream()
                        .map(plan -> plan.properties().getOrDefault("length_s", "0"))
                        .mapToDouble(Double::parseDouble)
                        .max()
                        .orElseThrow()
                / 60;

        assertThat(numbers).as(text).hasSize(3);
        assertThat(numbers.get(0) * soak + 10).isLessThan(numbers.get(2));
        assertThat(soak + 10).isLessThan(numbers.get(1));
    }

    private static String usual(JsonNode expression) {
        return USUAL.matcher(expression.asString())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode load() {
        for (JsonNode step : job.path("steps")) {
            if (step.path("name").asString().equals("Load")) {
                return step;
            }
        }
        throw new AssertionError("no step of this name");
    }

    private List<String> weekly() {
        String matrix = job.at("/strategy/matrix/plan").asString();
        return PLAN.matcher(matrix.substring(matrix.lastIndexOf('[')))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
