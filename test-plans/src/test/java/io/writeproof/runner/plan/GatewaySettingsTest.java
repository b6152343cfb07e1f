package io.writeproof.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.option.RunRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a gateway is told besides its configuration, mostly on the plans of the orchestrations. */
final class GatewaySettingsTest {

    private static final Map<String, String> NOTHING = Map.of();
    private static final Pattern VARIABLE_OF_A_KEY = Pattern.compile("(?m)^\\| `[a-z0-9_.]+` \\| `([A-Z0-9_]+)`");

    @Test
    void theScenarioSaysWhatTheGatewayIsToldAndThePlanDoesNotHearOfIt() {
        Workload workload = read("orchestration/pool-limits", NOTHING, NOTHING).get(0);

        assertThat(workload.gateway().shown())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("dispatchers", "4:4", "pool", "5", "activity_delay_ms", "10"));
        assertThat(workload.gateway().environment())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ORCH_CONCURRENCY", "4",
                        "WORKER_CONCURRENCY", "4",
                        "DUROXIDE_PG_POOL_MAX", "5",
                        "ACTIVITY_DELAY_MS", "10"));
        assertThat(workload.properties())
                .containsOnlyKeys("rules_file", "max_concurrent", "duration_s", "tasks", "wait_timeout_s");
        assertThat(workload.threads()).isEqualTo(30);
        assertThat(workload.text()).isEqualTo("30 active, 5 activities each, for 10s");
    }

    @Test
    void whatNobodySaysIsLeftToTheConfigurationOfTheGateway() {
        Workload workload = read("orchestration/light", NOTHING, NOTHING).get(0);

        assertThat(workload.gateway().shown()).doesNotContainKey("pool");
        assertThat(workload.gateway().environment()).doesNotContainKey("DUROXIDE_PG_POOL_MAX");
    }

    @Test
    void typedWinsOverTheEnvironmentWhichWinsOverTheScenario() {
        Map<String, String> environment = Map.of("DUROXIDE_PG_POOL_MAX", "7");

        assertThat(read("orchestration/pool-limits", NOTHING, environment))
                .singleElement()
                .satisfies(workload -> assertThat(workload.gateway().shown()).containsEntry("pool", "7"));
        assertThat(read("orchestration/pool-limits", Map.of("--pool", "9"), environment))
                .singleElement()
                .satisfies(workload -> assertThat(workload.gateway().shown()).containsEntry("pool", "9"));
    }

    @Test
    void variablesThatTheGatewayInheritsAreStoredByTheirOwnNamesButNoSecretsAndNoneOfOtherServices() {
        Map<String, String> environment = Map.of(
                "CACHE_L1_SIZE", " 0 ",
                "BATCH_MAX_SIZE", " ",
                "RUST_LOG", "debug",
                "WORKERS", "4",
                "API_KEY", "k7",
                "DATABASE_URL", "postgresql://me:s3cret@db/load");

        assertThat(read("query-gateway/cache", NOTHING, environment))
                .singleElement()
                .satisfies(workload -> {
                    assertThat(workload.gateway().shown())
                            .containsExactlyInAnyOrderEntriesOf(Map.of("CACHE_L1_SIZE", "0", "RUST_LOG", "debug"));
                    assertThat(workload.gateway().environment()).isEmpty();
                    assertThat(workload.properties()).doesNotContainKeys("CACHE_L1_SIZE", "RUST_LOG");
                });
    }

    @Test
    void everyVariableInATableOfTheGatewaysDocumentIsAnOptionOrInheritedAndStored() throws IOException {
        Set<String> known = Arrays.stream(ServiceKind.values())
                .flatMap(service -> Stream.concat(
                        service.inheritedVariables().stream(),
                        service.parameters().stream().flatMap(parameter -> parameter.gatewayVariables().stream())))
                .collect(Collectors.toSet());

        assertThat(VARIABLE_OF_A_KEY
                        .matcher(Files.readString(Path.of("../gateway/README.md")))
                        .results()
                        .map(variable -> variable.group(1)))
                .contains("CACHE_L1_SIZE", "WORKERS", "DUROXIDE_PG_POOL_MAX")
                .isSubsetOf(known);
    }

    @Test
    void aListIsARunForEachOfItsValuesAndTwoListsForEachCombination() {
        assertThat(read("orchestration/standard", Map.of("--dispatchers", "1:1,2:2,4:8"), NOTHING))
                .extracting(workload -> workload.gateway().shown().get("dispatchers"))
                .containsExactly("1:1", "2:2", "4:8");
        assertThat(read("orchestration/standard", Map.of("--dispatchers", "1:1,2:2", "--pool", "5,10"), NOTHING))
                .extracting(workload -> workload.gateway().toString())
                .containsExactly(
                        "activity_delay_ms 10, dispatchers 1:1, pool 5",
                        "activity_delay_ms 10, dispatchers 1:1, pool 10",
                        "activity_delay_ms 10, dispatchers 2:2, pool 5",
                        "activity_delay_ms 10, dispatchers 2:2, pool 10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--dispatchers       | 2       | O:W, whole numbers from 0 to 64, found \"2\"",
                "--dispatchers       | 2:two   | O:W, whole numbers from 0 to 64, found \"2:two\"",
                "--dispatchers       | 1:65    | O:W, whole numbers from 0 to 64, found \"1:65\"",
                "--dispatchers       | 1:1,    | O:W, whole numbers from 0 to 64, found \"\"",
                "--dispatchers       | 1:2:3   | O:W, whole numbers from 0 to 64, found \"1:2:3\"",
                "--pool              | 0       | a whole number from 1 to 1000, found \"0\"",
                "--activity-delay-ms | 1,-1    | a whole number from 0 to 60000, found \"-1\"",
            })
    void aWrongSettingIsNamed(String option, String text, String finding) {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read("orchestration/standard", Map.of(option, text), NOTHING))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.subject()).isEqualTo(option);
                            assertThat(problem.finding()).contains(finding);
                        }));
    }

    private static List<Workload> read(String label, Map<String, String> options, Map<String, String> environment) {
        OptionReader reader = new OptionReader();
        Plan plan = Plans.in(Path.of("")).all().stream()
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow();
        List<Workload> workloads = new Asked(options, NOTHING, environment)
                .runs(plan).stream()
                        .map(run -> Workload.read(plan, run, reader))
                        .toList();
        reader.refuseIfWrong();
        return workloads;
    }
}
