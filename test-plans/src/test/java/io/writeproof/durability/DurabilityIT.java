package io.writeproof.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.runner.process.Java;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as {@code scripts/durability} starts it. */
final class DurabilityIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int LIMIT_SECONDS = 180;

    @TempDir
    private Path directory;

    @Test
    void syncLosesNothingAsyncNoMoreThanItHadQueuedAndTheRunIsStored() throws IOException, InterruptedException {
        Process process = start("--modes", "sync,async", "--faults", "gateway-kill", "--kills", "1", "--seed", "7");

        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as(output())
                .isTrue();
        assertThat(process.exitValue()).as(output()).isZero();
        assertThat(output())
                .contains("2 variants x 1 faults x 1 kills", "PASSED", "fsync=off shows no loss", "stored ");
        assertThat(output().lines().filter(line -> line.startsWith("✓ "))).hasSize(6);
        Path run = run();
        DurabilityArchiveTest.assertValid(run);
        JsonNode cells = new ObjectMapper().readTree(run.toFile()).at("/durability/cells");
        assertThat(cells).hasSize(6);
        assertThat(cells).allMatch(cell -> cell.path("acknowledged").asLong() > 0);
        assertThat(cells.get(2).path("variant").asText()).isEqualTo("sync");
        assertThat(cells.get(2).path("lost").asLong()).isZero();
        assertThat(cells.get(5).path("variant").asText()).isEqualTo("async");
        assertThat(cells.get(5).path("lost").asLong())
                .isLessThanOrEqualTo(cells.get(5).path("bound").asLong());
        assertThat(run.resolveSibling("report.html")).exists();
    }

    @Test
    void whoInterruptsItFindsNothingRunningAndNothingStored() throws IOException, InterruptedException {
        Process process = start("--modes", "sync", "--faults", "gateway-kill", "--kills", "50");
        while (!output().contains("rows deleted")) {
            assertThat(process.isAlive()).as(output()).isTrue();
            Thread.sleep(50);
        }
        List<ProcessHandle> started = process.descendants().toList();

        process.destroy();

        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(started).isNotEmpty().noneMatch(DurabilityIT::runs);
        assertThat(directory.resolve("results")).doesNotExist();
    }

    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Java.launcher(),
                "-Dwriteproof.home=" + ROOT,
                "-cp",
                ROOT.resolve("test-plans/target/load.jar").toString(),
                DurabilityCommand.class.getName(),
                "--results-dir",
                directory.resolve("results").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile());
        // For the processes that it starts too: in seconds of life, the optimizing compiler costs more than it gains.
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        return builder.start();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output.txt"), StandardCharsets.UTF_8);
    }

    private Path run() throws IOException {
        try (Stream<Path> files = Files.find(directory, 4, (path, attributes) -> path.endsWith("run.json"))) {
            return files.findFirst().orElseThrow(() -> new AssertionError("nothing is stored"));
        }
    }
}
