package io.writeproof.full;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.runner.plan.Plan;
import io.writeproof.runner.plan.Plans;
import io.writeproof.runner.plan.ServiceKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScaledPlanTest {

    private static final Pace TENTH = new Pace(new BigDecimal("0.1"), new BigDecimal("0.02"), List.of());

    @Test
    void atFullScaleAPlanRunsAsItIs() {
        assertThat(ScaledPlan.options(plan(ServiceKind.INFERENCE, Map.of()), Pace.FULL))
                .isEmpty();
    }

    @Test
    void aScheduleScalesItself() {
        Plan plan = plan(ServiceKind.SCHEMA_REGISTRY, Map.of("schedule", "any", "threads", "200"));

        assertThat(ScaledPlan.options(plan, TENTH))
                .containsExactly("--scale=0.1", "--time-scale=0.02", "-Jmin_samples=1");
    }

    @Test
    void aFixedRateIsScaledAndLastsWholeSeconds() {
        assertThat(ScaledPlan.options(plan(ServiceKind.INFERENCE, Map.of()), TENTH))
                .containsExactly("--rate=10", "--duration=4s", "--warmup=1s", "-Jmin_samples=1");
    }

    @Test
    void usersComeWholeAndWhatIsOffStaysOff() {
        Plan plan = plan(
                ServiceKind.QUERY_GATEWAY,
                Map.of("users", "25", "spawn_rate", "5", "run_time_s", "300", "single_s", "0", "capacity_s", "120"));

        assertThat(ScaledPlan.options(plan, TENTH))
                .containsExactly(
                        "--users=3",
                        "--spawn-rate=1",
                        "--run-time=6s",
                        "-Jcapacity_s=3",
                        "-Jsingle_s=0",
                        "-Jmin_samples=1");
    }

    @Test
    void messagesAtARateTakeAShorterTimeToo() {
        assertThat(ScaledPlan.options(plan(ServiceKind.INGESTOR, Map.of("messages", "100000", "rate", "170")), TENTH))
                .contains("--messages=200", "--rate=17");
        assertThat(ScaledPlan.options(plan(ServiceKind.INGESTOR, Map.of("messages", "100000")), TENTH))
                .contains("--messages=10000", "--rate=0");
    }

    /** A look each second: one look alone takes no time, and no scrape falls into it. */
    @Test
    void aPauseIsLongEnoughForAScrape() {
        assertThat(ScaledPlan.options(repository("ingestor/burst"), TENTH)).contains("-Jpause_s=3", "-Jwarmup_s=1");
    }

    /** Ten seconds with samples are the least for a trend, and one of the rules leaves out the first ten. */
    @Test
    void aPlanThatLooksForATrendIsLongEnoughForOne() {
        assertThat(ScaledPlan.options(repository("orchestration/long"), TENTH)).contains("--duration=25s");
        assertThat(ScaledPlan.options(repository("orchestration/standard"), TENTH))
                .contains("--duration=1s");
        assertThat(ScaledPlan.options(repository("ingestor/sustained"), TENTH)).contains("--messages=425", "--rate=17");
    }

    private static Plan repository(String label) {
        return Plans.in(Path.of("")).all().stream()
                .filter(plan -> plan.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Plan plan(ServiceKind service, Map<String, String> scenario) {
        return new Plan(service, "any", Path.of("any.jmx"), "any", scenario);
    }
}
