package io.writeproof.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.bench.BenchArguments.UsageException;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.StoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs the benchmarks on one PostgreSQL server; every option of JMH works as usual. */
public final class Benchmarks {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    Benchmarks(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new Benchmarks(System.getenv(), System.out, System.err).run(arguments));
    }

    /** Runs and returns the exit code: 0, 1 when a benchmark or the server failed, 2 for a command line that is wrong. */
    int run(String... arguments) {
        try {
            BenchArguments parsed = BenchArguments.parse(List.of(arguments), environment);
            CommandLineOptions jmh = new CommandLineOptions(parsed.jmh().toArray(String[]::new));
            if (Listing.isWanted(jmh)) {
                Main.main(parsed.jmh().toArray(String[]::new));
                out.print(jmh.shouldHelp() ? BenchArguments.HELP : "");
                return 0;
            }
            return measure(parsed, jmh);
        } catch (CommandLineOptionException | UsageException e) {
            return end(e, USAGE);
        } catch (DatabaseException | StoreException | RunnerException | IOException e) {
            return end(e, FAILED);
        }
    }

    private int measure(BenchArguments arguments, CommandLineOptions jmh) throws RunnerException, IOException {
        String runId = UuidCreator.getTimeOrderedEpoch().toString();
        try (TargetServer server = new TargetServer(arguments.server(), runId);
                Interruption interruption = new Interruption(server)) {
            out.println(server.description());
            Optional<StoredBenchmarks> store = arguments
                    .store()
                    .map(directory ->
                            StoredBenchmarks.begin(directory, runId, server.facts(), server.scratchTable()::insert));
            BenchmarkRun run = new BenchmarkRun(jmh, store, out);
            interruption.stops(run);
            RunStatus status = run.execute(server.handover().jvmArgument());
            if (status == RunStatus.FAILED) {
                run.unfinished().forEach(benchmark -> err.println("benchmarks: no result from " + benchmark));
            }
            return status == RunStatus.PASSED ? 0 : FAILED;
        }
    }

    private int end(Exception failure, int exitCode) {
        err.println("benchmarks: " + failure.getMessage());
        return exitCode;
    }
}
