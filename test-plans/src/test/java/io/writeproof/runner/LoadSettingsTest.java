package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.writeproof.runner.LoadSettings.Extra;
import io.writeproof.runner.Subject.GivenService;
import io.writeproof.runner.Subject.OwnGateway;
import io.writeproof.runner.Subject.SchemaFate;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.runner.plan.ServiceKind;
import io.writeproof.write.WriteMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoadSettingsTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void defaultsAreThoseOfTheDocument() {
        LoadSettings settings = read(Map.of());

        assertThat(settings.planProperties())
                .containsEntry("rate", "100")
                .containsEntry("concurrency", "16")
                .containsEntry("duration", "180s")
                .containsEntry("warmup", "5s")
                .containsEntry("function_name", "load_test_chat")
                .containsEntry("max_tokens", "128")
                .containsEntry("prompt_chars", "256")
                .containsEntry("randomize_prompt", "false")
                .containsEntry("load_test_case", "manual")
                .containsEntry("min_achieved_qps_ratio", "0.98")
                .containsEntry("max_p99_latency_ms", "none")
                .containsEntry("max_error_rate", "0.01")
                .containsEntry("verify_timeout_s", "30")
                .hasSize(13);
        assertThat(settings.workload().length()).isEqualTo(Duration.ofSeconds(185));
        assertThat(settings.workload().text()).isEqualTo("100/s for 3m after 5s of warm-up, 16 threads");
        assertThat(settings.settling().drainWait()).isEmpty();
        assertThat(settings.storage().extras()).isEmpty();
        assertThat(settings.livePort()).isEmpty();
        assertThat(settings.subject())
                .isEqualTo(new OwnGateway(
                        ServiceKind.INFERENCE,
                        List.of(WriteMode.SYNC),
                        Optional.empty(),
                        Optional.empty(),
                        SchemaFate.DROPPED,
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "--rate=2.5, rate, 2.5",
        "-r=200, rate, 200",
        "--target-qps=300, rate, 300",
        "--concurrency=4, concurrency, 4",
        "-c=5, concurrency, 5",
        "--duration=1m30s, duration, 90s",
        "-d=1500ms, duration, 1500ms",
        "--warmup=0s, warmup, 0s",
        "--function-name=other, function_name, other",
        "--max-tokens=7, max_tokens, 7",
        "--prompt-chars=0, prompt_chars, 0",
        "--randomize-prompt, randomize_prompt, true",
        "--load-test-case=nightly, load_test_case, nightly",
        "--min-achieved-qps-ratio=0.5, min_achieved_qps_ratio, 0.5",
        "--max-p99-latency-ms=0, max_p99_latency_ms, 0",
        "--max-error-rate=1, max_error_rate, 1",
        "--verify-timeout-s=1, verify_timeout_s, 1",
    })
    void everyOptionOfThePlanIsMapped(String argument, String property, String value) {
        assertThat(read(Map.of(), argument).planProperties()).containsEntry(property, value);
    }

    @Test
    void everyOptionOfStorageIsMapped() throws IOException {
        LoadSettings settings = read(
                Map.of(),
                "--run-id=0199B2F4-7c1e-7a35-9d5f-3f0e8a6c1b27",
                "--results-dir=" + directory,
                "--benchmark-report-json=" + directory.resolve("report.json"),
                "--save-samples",
                "--dashboard",
                "--profile",
                "--statements",
                "--rules-file=" + file("gates.rules"),
                "-J=one=1",
                "-J=two=2",
                "--drain-wait-ms=1234");

        assertThat(settings.storage().runId()).contains("0199b2f4-7c1e-7a35-9d5f-3f0e8a6c1b27");
        assertThat(settings.storage().resultsDirectory()).contains(directory);
        assertThat(settings.storage().reportFile()).contains(directory.resolve("report.json"));
        assertThat(settings.storage().extras()).containsExactlyInAnyOrder(Extra.values());
        assertThat(settings.planProperties())
                .containsEntry("rules_file", directory.resolve("gates.rules").toString());
        assertThat(settings.storage().jmeterProperties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("one", "1", "two", "2"));
        assertThat(settings.settling().drainWait()).contains(Duration.ofMillis(1234));
    }

    @Test
    void aLivePageIsAtAnyPortOrAtTheOneThatWasAskedFor() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThatExceptionOfType(RunRefusedException.class)
                    .isThrownBy(() -> read(Map.of(), "--live=" + taken.getLocalPort()))
                    .satisfies(refused -> assertThat(refused.problems())
                            .singleElement()
                            .extracting(Problem::finding)
                            .asString()
                            .startsWith("expected a port that is free, found " + taken.getLocalPort()));
        }
        assertThat(read(Map.of(), "--live=" + port).livePort()).contains(port);
        assertThat(read(Map.of(), "--live", "--rate=1").livePort()).contains(LoadSettings.ANY_PORT);
    }

    @Test
    void aPortThatIsNoneIsToldOnce() {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read(Map.of(), "--live=http"))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::subject)
                        .containsExactly("--live"));
    }

    @Test
    void everyOptionOfTheOwnGatewayIsMapped() throws IOException {
        LoadSettings settings = read(
                Map.of("TENSORZERO_POSTGRES_URL", "postgresql://db/other"),
                "--variant=all",
                "--postgres-url=postgresql://me:secret@db:5433/load",
                "--keep-schema",
                "--test-fault=drop:1000");
        assertThat(read(Map.of(), "--gateway-config=" + file("mine.toml")).gatewayConfig())
                .contains(directory.resolve("mine.toml"));

        assertThat(settings.subject()).isInstanceOfSatisfying(OwnGateway.class, own -> {
            assertThat(own.modes()).containsExactly(WriteMode.values());
            assertThat(own.database())
                    .hasValueSatisfying(db -> assertThat(db.port()).isEqualTo(5433));
            assertThat(own.schemas()).isEqualTo(SchemaFate.KEPT);
            assertThat(own.testFault()).contains("drop:1000");
        });
    }

    @ParameterizedTest
    @CsvSource({"--target-url", "--gateway-url"})
    void aServiceOfOnesOwnNeedsOnlyTwoUrls(String option) {
        LoadSettings settings = read(Map.of("DATABASE_URL", "postgresql://db/load"), option + "=http://10.0.0.7:3000/");

        assertThat(settings.subject()).isInstanceOfSatisfying(GivenService.class, given -> {
            assertThat(given.url()).isEqualTo(URI.create("http://10.0.0.7:3000"));
            assertThat(given.database())
                    .hasValueSatisfying(db -> assertThat(db.host()).isEqualTo("db"));
            assertThat(given.schema()).isEqualTo("tensorzero");
            assertThat(given.mode()).isEmpty();
        });
    }

    @Test
    void aServiceOfOnesOwnWithoutItsDatabaseIsRefused() {
        assertProblem("--postgres-url", "parity cannot be checked without it", "--target-url=http://localhost:3000");
    }

    @Test
    void statementsOfADatabaseThatNobodyNamesAreRefused() {
        assertProblem(
                "--statements",
                "expected only with a database",
                "--target-url=http://localhost:3000",
                "--postgres-url=none",
                "--statements");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rate=0                       | --rate                    | more than 0, found \"0\"",
                "--rate=abc                     | --rate                    | found \"abc\"",
                "--concurrency=0                | --concurrency             | from 1 to 10000, found \"0\"",
                "--concurrency=1.5              | --concurrency             | found \"1.5\"",
                "--duration=180                 | --duration                | with its unit",
                "--duration=0s                  | --duration                | at least 1ms",
                "--warmup=-5s                   | --warmup                  | found \"-5s\"",
                "--max-error-rate=1.5           | --max-error-rate          | between 0 and 1, found \"1.5\"",
                "--min-achieved-qps-ratio=-0.1  | --min-achieved-qps-ratio  | between 0 and 1, found \"-0.1\"",
                "--max-p99-latency-ms=abc       | --max-p99-latency-ms      | 0 or more, or none, found \"abc\"",
                "--max-tokens=0                 | --max-tokens              | from 1",
                "--prompt-chars=-1              | --prompt-chars            | from 0",
                "--load-test-case=a\"b          | --load-test-case          | letters, digits",
                "--run-id=7                     | --run-id                  | a UUID",
                "--variant=fast                 | --variant                 | batch.fast",
                "--schema=mine                  | --schema                  | only together with --target-url",
                "--postgres-url=mysql://db/x    | --postgres-url            | does not start with postgresql://",
                "-J=duration=5s                 | -J duration               | as the option --duration",
                "--test-fault=explode:3         | --test-fault              | drop, duplicate, invent or half-write",
                "--benchmark-report-json=/no/x  | --benchmark-report-json   | directory that can be written to",
                "--rules-file=/no/x             | --rules-file              | a file that can be read, found none at /no/x",
                "--gateway-config=/no/x         | --gateway-config          | a file that can be read, found none at /no/x",
                "--postgres-url=none            | --postgres-url            | none only together with --target-url",
            })
    void aWrongOptionIsNamedWithWhatWasExpectedAndFound(String argument, String option, String finding) {
        assertProblem(option, finding, argument);
    }

    @Test
    void allProblemsAreReportedTogether() {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read(Map.of(), "--rate=x", "--max-error-rate=2", "--variant=y"))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::subject)
                        .containsExactlyInAnyOrder("--rate", "--max-error-rate", "--variant"));
    }

    @Test
    void aWrongDatabaseUrlIsNotRepeated() {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read(Map.of("DATABASE_URL", "mysql://me:secret@db/x")))
                .withMessageContaining("DATABASE_URL")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secret"));
    }

    private static void assertProblem(String option, String finding, String... arguments) {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read(Map.of(), arguments))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.subject()).isEqualTo(option);
                            assertThat(problem.finding()).contains(finding);
                            assertThat(problem.remedy()).isNotBlank();
                        }));
    }

    private String file(String name) throws IOException {
        return Files.createFile(directory.resolve(name)).toString();
    }

    private static LoadSettings read(Map<String, String> environment, String... arguments) {
        return Commands.read("inference", Path.of(""), environment, arguments);
    }
}
