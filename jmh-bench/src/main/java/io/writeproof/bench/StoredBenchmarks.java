package io.writeproof.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.noise.NoiseCheck;
import io.writeproof.results.noise.Probe;
import io.writeproof.results.store.Conditions;
import io.writeproof.results.store.DatabaseFacts;
import io.writeproof.results.store.Environment;
import io.writeproof.results.store.Identity;
import io.writeproof.results.store.PendingRun;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.Sha256;
import io.writeproof.results.store.SourceVersion;
import io.writeproof.results.store.StoredRun;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Stores a JMH run: its JSON as JMH writes it ({@code jmh.json}), and {@code run.json} with medians and what failed.
 *
 * <p>Both are written after every benchmark. Thread-safe, because a shutdown hook may finish the run.
 */
final class StoredBenchmarks {

    private static final String SUITE = "jmh";
    private static final String JMH_FILE = "jmh.json";

    private final PendingRun run;
    private final NoiseCheck noise;
    private boolean finished;

    private StoredBenchmarks(PendingRun run, NoiseCheck noise) {
        this.run = run;
        this.noise = noise;
    }

    /**
     * Begins a run of this code on this machine and that database, and notes how fast both are.
     *
     * @param insert a committed INSERT of one row
     */
    static StoredBenchmarks begin(Path resultsDirectory, String runId, DatabaseFacts database, Probe insert) {
        Path measured = measuredCode();
        SourceVersion source = SourceVersion.read(measured.resolveSibling(""));
        Identity identity = new Identity(SUITE, null, runId, Instant.now(), source, Environment.read(database));
        String digest = Files.isRegularFile(measured) ? Sha256.ofFile(measured) : null;
        PendingRun run = new RunStore(resultsDirectory)
                .begin(identity)
                .under(new Conditions(null, Map.of(), null, null, digest, null));
        return new StoredBenchmarks(run, NoiseCheck.begin(run.directory(), Optional.of(insert)));
    }

    /** The jar that is running, or the class directory in a development environment. */
    private static Path measuredCode() {
        try {
            return Path.of(StoredBenchmarks.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an entry that is no URI", e);
        }
    }

    /** Keeps what has been measured so far. */
    synchronized void save(List<RunResult> results) {
        if (!finished) {
            writeJmh(results);
            run.save(RunStatus.INTERRUPTED, details(results, Set.of(), noise.unfinished()));
        }
    }

    /** Completes the run; the second call does nothing, so that an interruption and a normal end may meet. */
    synchronized Optional<StoredRun> finish(RunStatus status, Collection<RunResult> results, Set<String> unfinished) {
        if (finished) {
            return Optional.empty();
        }
        finished = true;
        writeJmh(results);
        ObjectNode check = status == RunStatus.INTERRUPTED ? noise.unfinished() : noise.end();
        return Optional.of(run.finish(status, details(results, unfinished, check)));
    }

    private void writeJmh(Collection<RunResult> results) {
        String file = run.directory().resolve(JMH_FILE).toString();
        ResultFormatFactory.getInstance(ResultFormatType.JSON, file).writeOut(results);
    }

    private static ObjectNode details(Collection<RunResult> results, Set<String> unfinished, ObjectNode noiseCheck) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.set("noise_check", noiseCheck);
        ObjectNode medians = details.putObject("medians");
        for (RunResult result : results) {
            Result<?> primary = result.getPrimaryResult();
            medians.putObject(nameOf(result))
                    .put("value", median(result))
                    .put("unit", primary.getScoreUnit())
                    .put("forks", result.getBenchmarkResults().size());
        }
        unfinished.stream().sorted().forEach(details.putArray("without_result")::add);
        return details;
    }

    private static String nameOf(RunResult result) {
        return nameOf(result.getParams().getBenchmark(), result.getParams().id());
    }

    /**
     * The identity of a benchmark without the package: {@code WriteModeBenchmark.write-Throughput-mode-SYNC}.
     *
     * @param benchmark package, class and method
     * @param id the same, followed by the mode and the parameters, whose values may have dots too
     */
    static String nameOf(String benchmark, String id) {
        return benchmark.replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", "") + id.substring(benchmark.length());
    }

    /** The median over forks of the median over a fork's iterations: a fork is one observation. */
    private static double median(RunResult result) {
        ListStatistics forks = new ListStatistics();
        result.getBenchmarkResults().forEach(fork -> {
            ListStatistics iterations = new ListStatistics();
            fork.getIterationResults()
                    .forEach(i -> iterations.addValue(i.getPrimaryResult().getScore()));
            forks.addValue(iterations.getPercentile(50));
        });
        return forks.getPercentile(50);
    }
}
