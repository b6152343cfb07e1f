package io.writeproof.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.write.WriteMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The message ingestor's options, on its own plan. */
final class IngestorTrafficTest {

    private static final Map<String, String> NOTHING = Map.of();

    @ParameterizedTest
    @CsvSource({
        "quick,       1000,  50",
        "stress,     10000, 200",
        "extreme,    50000, 500",
        "sustained, 100000, 200",
        "burst,       5000, 500",
        "custom,      1000,  50"
    })
    void theScenariosAreThePresetsOfTheSource(String scenario, String messages, long concurrent) {
        Workload workload = read(scenario, NOTHING, NOTHING);

        assertThat(workload.properties()).containsEntry("messages", messages);
        assertThat(workload.threads()).isEqualTo(concurrent);
        assertThat(workload.gateway()).isEqualTo(GatewaySettings.NONE);
        assertThat(workload.defaultMode()).isEqualTo(WriteMode.BATCH_BALANCED);
    }

    @Test
    void messagesAndThreadsMayBeAnyNumber() {
        Workload workload = read("custom", Map.of("--messages", "101", "--concurrent", "7"), NOTHING);

        assertThat(workload.text()).isEqualTo("101 messages, 7 at a time");
        assertThat(workload.properties()).containsEntry("messages", "101").containsEntry("concurrent", "7");
        // Warm-up, and 15 rounds in which every request runs into its timeouts.
        assertThat(workload.length()).isEqualTo(Duration.ofSeconds(5 + 15 * (5 + 10)));
    }

    @Test
    void messagesMayHaveARate() {
        Workload workload = read("sustained", NOTHING, NOTHING);

        assertThat(workload.text()).isEqualTo("100000 messages, 200 at a time, 170/s");
        assertThat(workload.length()).isEqualTo(Duration.ofMillis(5_000 + 588_236));
        assertThat(read("sustained", Map.of("--rate", "0"), NOTHING).text())
                .isEqualTo("100000 messages, 200 at a time");
    }

    @Test
    void aBurstIsSentTwiceWithAPauseAfterEach() {
        Workload workload = read("burst", Map.of("--messages", "500"), NOTHING);

        assertThat(workload.text()).isEqualTo("500 messages, 500 at a time, and once more after 30s");
        assertThat(workload.length()).isEqualTo(Duration.ofSeconds(5 + 2 * (15 + 30)));
    }

    @Test
    void workersAndBatchesAreToldToTheGatewayAndNotToThePlan() {
        Workload workload = read(
                "stress",
                Map.of("--workers", "4", "--batch-size", "100"),
                Map.of("BATCH_TIMEOUT", "0.5", "BATCH_SIZE", "7"));

        assertThat(workload.gateway().environment())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("WORKERS", "4", "BATCH_SIZE", "100", "BATCH_TIMEOUT", "0.5"));
        assertThat(workload.properties()).doesNotContainKeys("workers", "batch_size", "batch_timeout");
        assertThat(workload.held()).isEqualTo(Duration.ofMillis(500));
        assertThat(read("stress", Map.of("--batch-timeout", "1500ms"), NOTHING)
                        .gateway()
                        .environment())
                .containsEntry("BATCH_TIMEOUT", "1.5");
        assertThat(read("stress", NOTHING, NOTHING).held()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void severalNumbersOfWorkersAreOneRunEach() {
        Asked asked = new Asked(Map.of("--workers", "1,2,4"), NOTHING, NOTHING);

        assertThat(asked.runs(plan("stress")))
                .extracting(run -> run.options().get("--workers"))
                .containsExactly("1", "2", "4");
    }

    @Test
    void redisIsTheQueueOfTheModesThatCommit() {
        String url = "redis://me:secret@127.0.0.1:6379/0";
        for (Workload workload : List.of(
                read("stress", Map.of("--redis", url), NOTHING), read("stress", NOTHING, Map.of("REDIS_URL", url)))) {
            assertThat(workload.modes()).containsExactly(WriteMode.GROUP_COMMIT);
            assertThat(workload.defaultMode()).isEqualTo(WriteMode.GROUP_COMMIT);
            assertThat(workload.gateway().environment()).containsEntry("REDIS_URL", url);
            assertThat(workload.gateway().toString()).doesNotContain("secret");
        }
        assertThat(read("stress", NOTHING, NOTHING).modes())
                .containsExactly(
                        WriteMode.ASYNC, WriteMode.BATCH_FAST, WriteMode.BATCH_BALANCED, WriteMode.BATCH_THROUGHPUT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--messages      | 0     | a whole number from 1 to 10000000",
                "--concurrent    | 10001 | a whole number from 1 to 10000",
                "--workers       | two   | a whole number from 1 to 64",
                "--batch-timeout | 2     | a duration with its unit",
            })
    void aWrongOptionIsNamed(String option, String text, String finding) {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read("custom", Map.of(option, text), NOTHING))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.subject()).isEqualTo(option);
                            assertThat(problem.finding()).contains(finding);
                        }));
    }

    @Test
    void aWrongUrlOfRedisIsNotRepeated() {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read("custom", Map.of("--redis", "http://:secret@host"), NOTHING))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(new Problem(
                                "--redis",
                                "expected redis://host:port, found something else",
                                "with user, password and database it is redis://user:password@host:port/0")));
    }

    private static Workload read(String scenario, Map<String, String> options, Map<String, String> environment) {
        OptionReader reader = new OptionReader();
        Workload workload = Workload.read(plan(scenario), new Asked(options, NOTHING, environment), reader);
        reader.refuseIfWrong();
        return workload;
    }

    private static Plan plan(String scenario) {
        return Plans.in(Path.of("")).of(ServiceKind.INGESTOR).stream()
                .filter(plan -> plan.shortLabel().equals(scenario))
                .findFirst()
                .orElseThrow();
    }
}
