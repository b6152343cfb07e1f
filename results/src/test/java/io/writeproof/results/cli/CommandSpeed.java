package io.writeproof.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.compare.JmhRuns;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the scripts take on large stores, as processes, start of the virtual machine included. Nothing is asserted about
 * time. No name of a test, so that it is only run by name; it writes {@code target/speed.md}.
 */
final class CommandSpeed {

    private static final int RUNS = 10_000;
    private static final int BENCHMARKS = 200;
    private static final int FORKS = 10;
    private static final int MEASURED = 9;

    @TempDir
    private Path directory;

    @Test
    void listAndCompareAreMeasured() throws Exception {
        String runs = store().toString();
        String base = compared("base", JmhRuns.BASE_COMMIT).toString();
        String head = compared("head", JmhRuns.HEAD_COMMIT).toString();

        String table = "| command | median s | from | to |\n|---|--:|--:|--:|\n"
                + line("list of 10,000 runs", RUNS + 1, "results", "list", "--results-dir", runs)
                + line("compare 200 benchmarks, 10 forks a side", BENCHMARKS, "compare", base, head);
        Files.writeString(Path.of("target/speed.md"), table);
    }

    private String line(String what, int lines, String script, String... arguments) throws Exception {
        double[] seconds = new double[MEASURED];
        seconds(lines, script, arguments); // builds what is missing, and warms the file cache
        for (int i = 0; i < MEASURED; i++) {
            seconds[i] = seconds(lines, script, arguments);
        }
        Arrays.sort(seconds);
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f |%n",
                what,
                seconds[MEASURED / 2],
                seconds[0],
                seconds[MEASURED - 1]);
    }

    private double seconds(int lines, String script, String... arguments) throws Exception {
        Path out = directory.resolve("out");
        ProcessBuilder process = new ProcessBuilder("../scripts/" + script);
        process.command().addAll(List.of(arguments));
        long start = System.nanoTime();
        int exitCode = process.redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(exitCode).as(Files.readString(out)).isZero();
        assertThat(Files.readAllLines(out)).hasSizeGreaterThanOrEqualTo(lines);
        return seconds;
    }

    /** Half load runs, half JMH runs of twelve benchmarks. */
    private Path store() throws IOException {
        Path store = directory.resolve("runs");
        String golden = Files.readString(Path.of("src/test/resources/golden/v2/run.json"));
        String medians = IntStream.range(0, 12)
                .mapToObj(i ->
                        "\"Some%dBenchmark.method-Throughput-mode-SYNC\": {\"value\": %d.5, \"unit\": \"ops/ms\", \"forks\": 5}"
                                .formatted(i, 1000 + i))
                .collect(Collectors.joining(",\n    ", "{\"medians\": {", "},"));
        for (int i = 0; i < RUNS; i++) {
            Instant start = Runs.STARTED.plus(Duration.ofMinutes(30L * i));
            String run = golden.replace(Runs.RUN_ID, "run-" + i).replace(Runs.STARTED.toString(), start.toString());
            String suite = i % 2 == 0 ? "inference" : "jmh";
            String name = start.toString().replaceAll("[-:]|\\.\\d+", "") + "_a1b2c3d_d06f69d1_run-" + i;
            Path place = Files.createDirectories(store.resolve(suite).resolve(name));
            Files.writeString(
                    place.resolve("run.json"),
                    i % 2 == 0 ? run : run.replace("inference", "jmh").replaceFirst("\\{", medians));
        }
        new RunStore(store).rebuildIndex();
        return store;
    }

    private Path compared(String name, String commit) {
        Path store = directory.resolve(name);
        String[] benchmarks = IntStream.range(0, BENCHMARKS)
                .mapToObj(i -> JmhRuns.benchmark(
                        "Writer.write" + i, JmhRuns.forks(name.hashCode() + i, FORKS, 1000 + i, 0.02)))
                .toArray(String[]::new);
        JmhRuns.store(store, name, commit, JmhRuns.file(benchmarks));
        return store;
    }
}
