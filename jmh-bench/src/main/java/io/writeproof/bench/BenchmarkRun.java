package io.writeproof.bench;

import io.writeproof.results.page.StoredReport;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One run of JMH on one server. */
final class BenchmarkRun {

    private final CommandLineOptions options;
    private final Optional<StoredBenchmarks> store;
    private final ResultLog log;
    private volatile boolean interrupted;

    /**
     * Prepares a run.
     *
     * @param out where JMH reports, unless its {@code -o} names a file
     */
    BenchmarkRun(CommandLineOptions options, Optional<StoredBenchmarks> store, PrintStream out) throws IOException {
        this.options = options;
        this.store = store;
        this.log = new ResultLog(console(options, out), results -> store.ifPresent(s -> s.save(results)));
    }

    /**
     * Runs the benchmarks.
     *
     * @param forkArgument a JVM argument for every fork
     * @return passed when every benchmark gave a result, failed when one did not, invalid when none was found
     */
    RunStatus execute(String forkArgument) throws RunnerException {
        try {
            Collection<RunResult> results = new Runner(completed(forkArgument), log).run();
            RunStatus status = status(results);
            finish(status, results);
            return status;
        } catch (RunnerException e) {
            finish(RunStatus.FAILED, log.results());
            throw e;
        } finally {
            log.flush();
        }
    }

    /** Stores what there is, because the run is being stopped from outside. */
    void interrupt() {
        interrupted = true;
        log.mute();
        finish(RunStatus.INTERRUPTED, log.results());
    }

    /** The benchmarks that were started and gave no result. */
    Set<String> unfinished() {
        return log.unfinished();
    }

    private void finish(RunStatus status, Collection<RunResult> results) {
        store.flatMap(s -> s.finish(status, results, log.unfinished())).ifPresent(stored -> {
            log.println("stored in " + stored.directory());
            log.println(page(stored));
        });
    }

    /** The run is stored, whatever becomes of the page that shows it. */
    private static String page(StoredRun stored) {
        try {
            return "report " + StoredReport.write(stored);
        } catch (StoreException e) {
            return "warning: there is no page of this run: " + e.getMessage();
        }
    }

    private RunStatus status(Collection<RunResult> results) {
        if (interrupted) {
            return RunStatus.INTERRUPTED;
        }
        if (!log.unfinished().isEmpty()) {
            return RunStatus.FAILED;
        }
        return results.isEmpty() ? RunStatus.INVALID : RunStatus.PASSED;
    }

    private Options completed(String forkArgument) {
        List<String> append = new ArrayList<>(options.getJvmArgsAppend().orElse(List.of()));
        append.add(forkArgument);
        ChainedOptionsBuilder builder =
                new OptionsBuilder().parent(options).jvmArgsAppend(append.toArray(String[]::new));
        // What an operation costs is part of every result, unless the user wants to look at something else.
        return options.getProfilers().isEmpty()
                ? builder.addProfiler(AllocationProfiler.class)
                        .addProfiler(WriteCostProfiler.class)
                        .build()
                : builder.build();
    }

    private static OutputFormat console(CommandLineOptions options, PrintStream out) throws IOException {
        PrintStream target = options.getOutput().hasValue()
                ? new PrintStream(options.getOutput().get(), StandardCharsets.UTF_8)
                : new PrintStream(uncloseable(out), true, StandardCharsets.UTF_8);
        return OutputFormatFactory.createFormatInstance(
                target, options.verbosity().orElse(VerboseMode.NORMAL));
    }

    /** JMH closes its output; standard output is not its own. */
    private static OutputStream uncloseable(PrintStream out) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                out.write(bytes, offset, length);
            }

            @Override
            public void flush() {
                out.flush();
            }
        };
    }
}
