package io.writeproof.results.compare;

import io.writeproof.results.store.Conditions;
import io.writeproof.results.store.Identity;
import io.writeproof.results.store.PendingRun;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.SourceVersion;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stored JMH runs with files as JMH writes them, made of numbers that the test chooses. */
public final class JmhRuns {

    public static final String BASE_COMMIT = "a".repeat(40);
    public static final String HEAD_COMMIT = "b".repeat(40);

    private JmhRuns() {}

    /** Stores a run of a commit. */
    public static StoredRun store(Path results, String runId, String commit, String jmhJson) {
        return store(results, runId, new SourceVersion(commit, null, "main", "2026-11-20T18:00:00Z", null), jmhJson);
    }

    /** Stores a run of a commit with changes. */
    public static StoredRun storeChanged(Path results, String runId, String commit, String jmhJson) {
        return store(
                results,
                runId,
                new SourceVersion(commit, null, "main", "2026-11-20T18:00:00Z", "c".repeat(64)),
                jmhJson);
    }

    private static StoredRun store(Path results, String runId, SourceVersion source, String jmhJson) {
        Identity identity = new Identity(
                "jmh", null, runId, Runs.STARTED, source, Runs.identity().environment());
        PendingRun run = Runs.store(results).begin(identity).under(Conditions.UNKNOWN);
        try {
            Files.writeString(run.directory().resolve("jmh.json"), jmhJson);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run.finish(RunStatus.PASSED, Runs.details().removeAll());
    }

    /** A file of several benchmarks. */
    public static String file(String... benchmarks) {
        return "[" + String.join(",", benchmarks) + "]";
    }

    /** One benchmark in mode {@code thrpt}. */
    public static String benchmark(String name, double[]... forks) {
        return benchmark(name, "\"rawData\": " + json(forks), "ops/s");
    }

    /** One benchmark with its raw data as JSON. */
    public static String benchmark(String name, String rawData, String unit) {
        return """
               {"jmhVersion": "1.37", "benchmark": "com.example.%s", "mode": "thrpt", "threads": 1, "forks": 2,
                "warmupIterations": 5, "warmupTime": "10 s", "warmupBatchSize": 1, "measurementIterations": 5,
                "measurementTime": "10 s", "measurementBatchSize": 1, "params": {"size": "10", "mode": "SYNC"},
                "primaryMetric": {"score": 1.0, "scoreError": "NaN", "scoreUnit": "%s", %s},
                "secondaryMetrics": {}}""".formatted(name, unit, rawData);
    }

    /** Forks around {@code centre} that differ by {@code noise}, with five iterations that differ by 2 %. */
    public static double[][] forks(long seed, int forks, double centre, double noise) {
        Random random = new Random(seed);
        return IntStream.range(0, forks)
                .mapToObj(fork -> {
                    double value = centre * (1 + noise * random.nextGaussian());
                    return IntStream.range(0, 5)
                            .mapToDouble(i -> value * (1 + 0.02 * random.nextGaussian()))
                            .toArray();
                })
                .toArray(double[][]::new);
    }

    private static String json(double[][] forks) {
        return Arrays.stream(forks)
                .map(fork -> Arrays.stream(fork)
                        .mapToObj(value -> String.format(Locale.ROOT, "%.6g", value))
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
