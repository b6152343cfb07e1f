package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

/** Options that a gateway is started with, in a whole command. */
final class GatewayOptionsTest {

    @Test
    void theyAreStoredWithTheRunThatStartsAGatewayAndOnlyThere() {
        assertThat(read("--dispatchers=4:4").get(0).parameters())
                .containsEntry("dispatchers", "4:4")
                .containsEntry("tasks", "5");
        assertThat(read("--target-url=http://localhost:8090", "--postgres-url=none")
                        .get(0)
                        .parameters())
                .doesNotContainKey("dispatchers")
                .containsEntry("tasks", "5");
    }

    @Test
    void theEnvironmentOfTheRunSaysNothingAboutAServiceThatRunsAlready() {
        assertThat(read(Map.of("RUST_LOG", "debug")).get(0).parameters()).containsEntry("RUST_LOG", "debug");
        assertThat(read(Map.of("RUST_LOG", "debug"), "--target-url=http://localhost:8090", "--postgres-url=none")
                        .get(0)
                        .parameters())
                .doesNotContainKey("RUST_LOG");
    }

    @Test
    void aServiceThatRunsAlreadyCannotBeToldAnything() {
        refused("--target-url=http://localhost:8090", "--postgres-url=none", "--dispatchers=4:4", "--pool=5")
                .containsExactlyInAnyOrder(
                        new Problem(
                                "--dispatchers",
                                "expected only without --target-url: the service there is not started by this run",
                                "configure your service yourself"),
                        new Problem(
                                "--pool",
                                "expected only without --target-url: the service there is not started by this run",
                                "configure your service yourself"));
    }

    @Test
    void theyAreNoPropertiesOfJMeter() {
        refused("-J=dispatchers=4:4")
                .containsExactly(new Problem(
                        "-J dispatchers",
                        "expected as the option --dispatchers: the gateway is started with it",
                        "use --dispatchers"));
    }

    @Test
    void severalRunsCannotShareAnId() {
        refused("--dispatchers=1:1,2:2", "--run-id=0199b2f4-7c1e-7a35-9d5f-3f0e8a6c1b27")
                .containsExactly(new Problem(
                        "--run-id", "expected only for a single run, found with several", "leave --run-id out"));
    }

    @Test
    void severalRunsCannotWriteTheirSamplesToOneFile() {
        refused("--dispatchers=1:1,2:2", "-J=samples=all.jsonl")
                .containsExactly(new Problem(
                        "-J samples",
                        "expected only for a single run, found with several",
                        "run one at a time, or store them with --save-samples"));
    }

    private static ListAssert<Problem> refused(String... arguments) {
        return assertThat(catchThrowableOfType(RunRefusedException.class, () -> read(arguments))
                .problems());
    }

    private static List<LoadSettings> read(String... arguments) {
        return read(Map.of(), arguments);
    }

    private static List<LoadSettings> read(Map<String, String> environment, String... arguments) {
        PlanCommand command = Commands.of("orchestration/standard", Path.of(""), environment);
        command.commandLine().parseArgs(arguments);
        return command.settings();
    }
}
