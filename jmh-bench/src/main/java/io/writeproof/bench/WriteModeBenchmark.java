package io.writeproof.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.bench.fixture.CountedWrites;
import io.writeproof.bench.fixture.Handover;
import io.writeproof.bench.fixture.RowStock;
import io.writeproof.bench.fixture.RunTables;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.inference.Inference;
import io.writeproof.service.inference.InferenceTables;
import io.writeproof.write.Receipt;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WritePath;
import io.writeproof.write.WriteSettings;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Acknowledged single-row writes per second, through every write mode.
 *
 * <p>An operation ends with its receipt: after the commit for {@code sync}, after the hand-over to the queue for the others.
 * The queue is small, so that an iteration is mostly the writing and not the filling of a queue; {@code refused} counts how
 * often it was full and the write was tried again. After each iteration the path is drained, outside the measured time, and
 * the tables must hold exactly the acknowledged rows.
 *
 * <p>Run with {@code -t 16} to see what sixteen callers get.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Threads(4)
@Fork(2)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class WriteModeBenchmark {

    @Param
    public WriteMode mode;

    @Param("4000")
    public int queueCapacity;

    private HikariDataSource pool;
    private RunTables tables;
    private WritePath<Inference> path;
    private CountedWrites writes;

    @Setup(Level.Trial)
    public void open(BenchmarkParams benchmark) {
        ConnectionSettings server = Handover.receive();
        WriteSettings usual = mode.defaults();
        WriteSettings settings = new WriteSettings(
                queueCapacity, usual.writers(), usual.maxRows(), usual.flushInterval(), usual.retryFor());
        pool = ConnectionPool.open(server, Math.max(benchmark.getThreads(), settings.writers()));
        tables = RunTables.open(server);
        path = mode.open(pool, InferenceTables.BOTH, settings, WriteListener.silent());
        writes = new CountedWrites(path, tables);
    }

    @Setup(Level.Iteration)
    public void restart() throws SQLException {
        writes.restart();
    }

    @Benchmark
    public Receipt write(Rows rows, Refusals refusals) {
        return writes.write(rows.stock.take(), refusals);
    }

    @TearDown(Level.Iteration)
    public void verify() throws SQLException {
        writes.verify();
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
        path.close();
        tables.close();
        pool.close();
    }

    /** Each thread's rows, made before the iteration. */
    @State(Scope.Thread)
    public static class Rows {

        private static final int ROWS_OF_ALL_THREADS = 200_000;

        private RowStock stock;

        @Setup(Level.Trial)
        public void create(BenchmarkParams benchmark) {
            stock = new RowStock(ROWS_OF_ALL_THREADS / benchmark.getThreads());
        }

        @Setup(Level.Iteration)
        public void refill() {
            stock.refill();
        }
    }

    /** How often a full queue refused a row. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Refusals implements Runnable {

        public long refused;

        @Override
        public void run() {
            refused++;
        }
    }
}
