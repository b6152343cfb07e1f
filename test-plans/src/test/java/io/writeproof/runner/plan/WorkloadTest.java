package io.writeproof.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkloadTest {

    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void aScenarioOfUsersIsRunAsItIsWritten() {
        Workload workload = read("query-gateway/cache", NOTHING, NOTHING);

        assertThat(workload.properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "users", "3",
                        "spawn_rate", "30",
                        "run_time_s", "2",
                        "warmup_s", "1",
                        "capacity_users", "10"));
        assertThat(workload.length()).isEqualTo(Duration.ofSeconds(3));
        assertThat(workload.threads()).isEqualTo(10);
        assertThat(workload.text()).isEqualTo("3 users, 30 more each second, for 2s");
    }

    @Test
    void optionsWinOverTheScenario() {
        Workload workload = read(
                "query-gateway/cache", Map.of("--users", "200", "--spawn-rate", "0.5", "--run-time", "2m"), NOTHING);

        assertThat(workload.properties())
                .containsEntry("users", "200")
                .containsEntry("spawn_rate", "0.5")
                .containsEntry("run_time_s", "120");
        assertThat(workload.threads()).isEqualTo(200);
    }

    @Test
    void whatTheScenarioDoesNotSayHasTheDefaultOfTheSystem() {
        assertThat(read("query-gateway/baseline", NOTHING, NOTHING).properties())
                .containsEntry("users", "2");
        assertThat(read("schema-registry/basic_load", NOTHING, NOTHING).properties())
                .containsEntry("scale", "1")
                .containsEntry("time_scale", "1");
    }

    @Test
    void aScheduleIsAsLongAsItsTimesAreScaled() {
        Workload workload =
                read("schema-registry/basic_load", Map.of("--scale", "0.1", "--time-scale", "0.5"), NOTHING);

        assertThat(workload.length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(workload.text()).isEqualTo("1s at 0.1 of the rates, 4 threads");
        assertThat(read("schema-registry/basic_load", NOTHING, NOTHING).text())
                .isEqualTo("2s at full rates, 4 threads");
    }

    @Test
    void theKeyIsTypedOrOfTheEnvironmentAndNeverAProperty() {
        Plan plan = plan("schema-registry/basic_load");
        Map<String, String> environment = Map.of("API_KEY", "of-the-environment");
        OptionReader reader = new OptionReader();

        assertThat(Workload.read(plan, new Asked(NOTHING, NOTHING, NOTHING), reader)
                        .secrets())
                .containsEntry("api_key", "test-api-key");
        assertThat(Workload.read(plan, new Asked(NOTHING, NOTHING, environment), reader)
                        .secrets())
                .containsEntry("api_key", "of-the-environment");
        Workload typed = Workload.read(plan, new Asked(Map.of("--api-key", "typed"), NOTHING, environment), reader);
        assertThat(typed.secrets()).containsEntry("api_key", "typed");
        assertThat(typed.properties()).doesNotContainKey("api_key");
    }

    @Test
    void aPropertyOfJMeterCountsForThreadsAndLength() {
        Workload workload = read("query-gateway/cache", NOTHING, Map.of("warmup_s", "5", "capacity_users", "1"));

        assertThat(workload.length()).isEqualTo(Duration.ofSeconds(7));
        assertThat(workload.threads()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query-gateway/cache        | --users      | 0      | a whole number from 1 to 10000",
                "query-gateway/cache        | --spawn-rate | 0      | more than 0",
                "query-gateway/cache        | --run-time   | 60     | of whole seconds with its unit",
                "query-gateway/cache        | --run-time   | 1500ms | of whole seconds with its unit",
                "schema-registry/basic_load | --scale      | 0      | a factor, more than 0",
                "schema-registry/basic_load | --time-scale | half   | a factor, more than 0",
                "schema-registry/basic_load | --api-key    | a b    | 1 to 256 characters without blanks",
            })
    void aWrongOptionIsNamed(String plan, String option, String text, String finding) {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read(plan, Map.of(option, text), NOTHING))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.subject()).isEqualTo(option);
                            assertThat(problem.finding()).contains(finding);
                        }));
    }

    @Test
    void aWrongKeyIsNotRepeated() {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read("schema-registry/basic_load", Map.of("--api-key", "my secret"), NOTHING))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("my secret"));
    }

    @Test
    void aWrongPropertyIsNamed() {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read("query-gateway/cache", NOTHING, Map.of("warmup_s", "soon")))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(new Problem(
                                "property warmup_s",
                                "expected a number of at least 0, found \"soon\"",
                                "correct it in the scenario's file, or with -J warmup_s=…")));
    }

    private static Workload read(String plan, Map<String, String> options, Map<String, String> jmeterProperties) {
        OptionReader reader = new OptionReader();
        Workload workload = Workload.read(plan(plan), new Asked(options, jmeterProperties, NOTHING), reader);
        reader.refuseIfWrong();
        return workload;
    }

    private static Plan plan(String label) {
        return Plans.in(Path.of("src/test/resources/plans")).all().stream()
                .filter(plan -> plan.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
