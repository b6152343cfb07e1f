package io.writeproof.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.StoredRun;
import io.writeproof.runner.process.Java;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InterruptionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void aStoppedRunKeepsWhatItHadMeasuredAndLeavesNothingBehind() throws Exception {
        Process benchmarks = startAndAwaitFirstResult();
        List<ProcessHandle> forks = benchmarks.descendants().toList();

        benchmarks.destroy();

        assertThat(benchmarks.waitFor(60, TimeUnit.SECONDS)).isTrue();
        await().atMost(PATIENCE).until(() -> forks.stream().noneMatch(ProcessHandle::isAlive));
        StoredRun stored = new RunStore(results()).list(Optional.empty()).get(0);
        assertThat(stored.status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(stored.directory().toString()).endsWith("_INTERRUPTED");
        assertThat(stored.directory().resolve("jmh.json")).content().contains("HistogramBenchmark.baseline");
        assertThat(temporaryFiles()).isEmpty();
    }

    @Test
    void aKilledRunHasAlreadySavedItsFirstResultAndIsNotTakenForARun() throws Exception {
        Process benchmarks = startAndAwaitFirstResult();
        List<ProcessHandle> forks = benchmarks.descendants().toList();

        benchmarks.destroyForcibly();
        forks.forEach(ProcessHandle::destroyForcibly);

        assertThat(benchmarks.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(new RunStore(results()).list(Optional.empty())).isEmpty();
        try (Stream<Path> partial = Files.list(results().resolve("jmh"))) {
            assertThat(partial).singleElement().satisfies(run -> {
                assertThat(run.toString()).endsWith(".partial");
                assertThat(run.resolve("jmh.json")).content().contains("HistogramBenchmark.baseline");
                assertThat(StoredRun.read(run).status()).isEqualTo(RunStatus.INTERRUPTED);
            });
        }
    }

    private Process startAndAwaitFirstResult() throws IOException {
        Path out = directory.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(
                        Java.launcher(),
                        "-Djava.io.tmpdir=" + Files.createDirectory(directory.resolve("tmp")),
                        "-Djmh.ignoreLock=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.writeproof.bench.Benchmarks",
                        "HistogramBenchmark.(baseline|recorderShared)",
                        "--store=" + results(),
                        "-f=1",
                        "-wi=0",
                        "-i=30",
                        "-r=100ms")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("DATABASE_URL", SharedServer.url());
        Process process = builder.start();
        await().atMost(PATIENCE)
                .until(() -> text(out).contains("HistogramBenchmark.recorderShared\n")
                        && text(out).contains("Iteration   2"));
        return process;
    }

    private Path results() {
        return directory.resolve("results");
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("writeproof"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
