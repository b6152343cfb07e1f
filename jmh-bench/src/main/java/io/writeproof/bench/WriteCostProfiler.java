package io.writeproof.bench;

import io.writeproof.bench.fixture.CountedSessions;
import io.writeproof.bench.fixture.Handover;
import io.writeproof.bench.fixture.WalCounters;
import io.writeproof.postgres.DatabaseException;
import java.io.File;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.BenchmarkResultMetaData;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an operation of a benchmark that writes costs the server: transactions, flushes and bytes of the write-ahead log.
 *
 * <p>The server's statistics are complete when a session has ended, so each fork is counted as a whole and divided by all its
 * operations, those of the warm-up too: also what was still in a queue when an iteration ended is counted then. In it are the
 * few transactions that empty and count the tables around each iteration. The counters are those of the whole server, so
 * nothing else may be going on there.
 */
public final class WriteCostProfiler implements ExternalProfiler {

    /** Whose operations are writes; others prepare more than they do. */
    private static final Set<String> WRITERS = Set.of(
            WriteModeBenchmark.class.getName(),
            BatchInsertBenchmark.class.getName(),
            OrchestrationQueueBenchmark.class.getName());

    private @Nullable CountedSessions sessions;

    /** For JMH, which makes one for each benchmark, and some that it does not use. */
    public WriteCostProfiler() {}

    @Override
    public String getDescription() {
        return "Transactions, flushes and bytes of PostgreSQL's write-ahead log per operation";
    }

    @Override
    public void beforeTrial(BenchmarkParams benchmark) {
        sessions = null;
        if (writes(benchmark)) {
            try {
                sessions = CountedSessions.begin(Handover.receive());
            } catch (SQLException | DatabaseException e) {
                complain(e);
            }
        }
    }

    @Override
    public Collection<Result<?>> afterTrial(BenchmarkResult fork, long pid, File stdOut, File stdErr) {
        if (!writes(fork.getParams())) {
            return List.of();
        }
        WalCounters counted = counted();
        BenchmarkResultMetaData all = fork.getMetadata();
        double operations = all == null ? Double.NaN : all.getWarmupOps() + all.getMeasurementOps();
        return List.of(
                perOperation("pg.commits", counted.commits() / operations, "#/op"),
                perOperation("pg.wal.flushes", counted.flushes() / operations, "#/op"),
                perOperation("pg.wal.bytes", counted.bytes() / operations, "B/op"));
    }

    private static Result<?> perOperation(String label, double value, String unit) {
        return new ScalarResult(label, value, unit, AggregationPolicy.AVG);
    }

    /** A timed step of a cycle is one operation, but what the server counts is the whole cycle. */
    private static boolean writes(BenchmarkParams benchmark) {
        String method = benchmark.getBenchmark();
        int dot = method.lastIndexOf('.');
        return WRITERS.contains(method.substring(0, dot))
                && !method.substring(dot + 1).startsWith("steps");
    }

    /** The score stands without them, so what cannot be counted is no number. */
    private WalCounters counted() {
        CountedSessions begun = sessions;
        try {
            return begun == null ? WalCounters.UNKNOWN : begun.end();
        } catch (SQLException | DatabaseException e) {
            complain(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return WalCounters.UNKNOWN;
    }

    private static void complain(Exception e) {
        System.err.println("benchmarks: no counters of the server for this fork: " + e.getMessage());
    }

    @Override
    public Collection<String> addJVMInvokeOptions(BenchmarkParams benchmark) {
        return List.of();
    }

    @Override
    public Collection<String> addJVMOptions(BenchmarkParams benchmark) {
        return List.of();
    }

    @Override
    public boolean allowPrintOut() {
        return true;
    }

    @Override
    public boolean allowPrintErr() {
        return true;
    }
}
