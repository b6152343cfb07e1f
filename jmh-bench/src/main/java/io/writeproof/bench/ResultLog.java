package io.writeproof.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Passes JMH's progress to its usual output, and collects results while JMH is still running.
 *
 * <p>JMH hands out its results after the last benchmark only, and with all forks merged before that. This keeps each fork
 * apart, since a fork is what later comparisons count. Thread-safe.
 */
final class ResultLog implements OutputFormat {

    private volatile OutputFormat console;
    private final Consumer<List<RunResult>> afterEach;
    private final Set<String> unfinished = new LinkedHashSet<>();
    private final List<RunResult> results = new ArrayList<>();
    private final List<List<IterationResult>> forks = new ArrayList<>();

    /**
     * Wraps an output.
     *
     * @param afterEach gets all results so far whenever a benchmark has ended
     */
    ResultLog(OutputFormat console, Consumer<List<RunResult>> afterEach) {
        this.console = console;
        this.afterEach = afterEach;
    }

    /** The results of the benchmarks that ended well. */
    synchronized List<RunResult> results() {
        return List.copyOf(results);
    }

    /** The benchmarks that were started and gave no result, with their parameters. */
    synchronized Set<String> unfinished() {
        return Set.copyOf(unfinished);
    }

    /** Shows nothing more: JMH cannot be stopped, and after an interruption goes on without a server until the JVM ends. */
    void mute() {
        console = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    }

    @Override
    public synchronized void startBenchmark(BenchmarkParams benchmark) {
        forks.clear();
        unfinished.add(benchmark.id());
        console.startBenchmark(benchmark);
    }

    @Override
    public synchronized void iterationResult(
            BenchmarkParams benchmark, IterationParams kind, int number, IterationResult result) {
        if (kind.getType() == IterationType.MEASUREMENT) {
            if (number == 1) {
                forks.add(new ArrayList<>());
            }
            forks.get(forks.size() - 1).add(result);
        }
        console.iterationResult(benchmark, kind, number, result);
    }

    @Override
    public synchronized void endBenchmark(BenchmarkResult merged) {
        console.endBenchmark(merged);
        if (merged != null && !forks.isEmpty()) {
            BenchmarkParams benchmark = merged.getParams();
            List<BenchmarkResult> apart = forks.stream()
                    .map(fork -> new BenchmarkResult(benchmark, fork))
                    .toList();
            handOut(merged, apart);
            results.add(new RunResult(benchmark, apart));
            unfinished.remove(benchmark.id());
            afterEach.accept(results());
        }
    }

    /** What profilers measured of whole forks, each to its own: JMH keeps it in the order of the forks. */
    private static void handOut(BenchmarkResult merged, List<BenchmarkResult> apart) {
        for (String label : merged.getBenchmarkResults().keys()) {
            int fork = 0;
            for (Result<?> measured : merged.getBenchmarkResults().get(label)) {
                apart.get(Math.min(fork++, apart.size() - 1)).addBenchmarkResult(measured);
            }
        }
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams kind, int number) {
        console.iteration(benchmark, kind, number);
    }

    @Override
    public void startRun() {
        console.startRun();
    }

    @Override
    public void endRun(Collection<RunResult> all) {
        console.endRun(all);
    }

    @Override
    public void print(String text) {
        console.print(text);
    }

    @Override
    public void println(String text) {
        console.println(text);
    }

    @Override
    public void verbosePrintln(String text) {
        console.verbosePrintln(text);
    }

    @Override
    public void write(int character) {
        console.write(character);
    }

    @Override
    public void write(byte[] text) throws IOException {
        console.write(text);
    }

    @Override
    public void flush() {
        console.flush();
    }

    @Override
    public void close() {
        console.close();
    }
}
