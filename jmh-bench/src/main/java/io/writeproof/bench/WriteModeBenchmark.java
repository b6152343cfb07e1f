package io.writeproof.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.bench.fixture.CountedWrites;
import io.writeproof.bench.fixture.Handover;
import io.writeproof.bench.fixture.RowShape;
import io.writeproof.bench.fixture.RowStock;
import io.writeproof.bench.fixture.RunTables;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.inference.Inference;
import io.writeproof.write.Receipt;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WritePath;
import io.writeproof.write.WriteSettings;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * Acknowledged single-row writes through every write mode, from 1 to 1000 callers: per second, and the time of each.
 *
 * <p>An operation ends with its receipt: after the commit for {@code sync}, after the hand-over to the queue for the others.
 * The queue is small, so that an iteration is mostly the writing and not the filling of a queue; {@code refused} counts how
 * often it was full and the write was tried again. After each iteration the path is drained, outside the measured time, and
 * the tables must hold exactly the acknowledged rows.
 *
 * <p>{@code -bm thrpt} measures rows per second only, {@code -bm sample} the percentiles of a call only.
 */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class WriteModeBenchmark {

    private static final int MOST_CONNECTIONS = 200;

    @Param
    public WriteMode mode;

    @Param("WIDE")
    public RowShape shape;

    @Param("4000")
    public int queueCapacity;

    /**
     * The turns of callers that commit on their own, first come first served; null when each has a connection or needs none.
     * HikariCP favours whoever has just released: of a thousand callers some would wait longer than it allows.
     */
    private @Nullable Semaphore turns;

    private HikariDataSource pool;
    private RunTables tables;
    private WritePath<Inference> path;
    private CountedWrites writes;

    @Setup(Level.Trial)
    public void open(BenchmarkParams benchmark) throws SQLException {
        ConnectionSettings server = Handover.receive();
        WriteSettings usual = mode.defaults();
        WriteSettings settings = new WriteSettings(
                queueCapacity, usual.writers(), usual.maxRows(), usual.flushInterval(), usual.retryFor());
        int connections = connections(benchmark.getThreads(), settings.writers());
        turns = mode == WriteMode.SYNC && benchmark.getThreads() > connections
                ? new Semaphore(connections, true)
                : null;
        pool = ConnectionPool.open(server, connections);
        tables = RunTables.open(shape, server);
        path = mode.open(pool, shape.destination(), settings, WriteListener.silent());
        writes = new CountedWrites(path, tables);
    }

    @Setup(Level.Iteration)
    public void restart() throws SQLException {
        writes.restart();
    }

    /** A connection for each caller that commits on its own, within what a server has to give. */
    private int connections(int callers, int writers) {
        return mode == WriteMode.SYNC ? Math.min(callers, MOST_CONNECTIONS) : writers + 1;
    }

    @Benchmark
    @Threads(1)
    public Receipt callers1(Rows rows, Refusals refusals) {
        return write(rows, refusals);
    }

    @Benchmark
    @Threads(4)
    public Receipt callers4(Rows rows, Refusals refusals) {
        return write(rows, refusals);
    }

    @Benchmark
    @Threads(16)
    public Receipt callers16(Rows rows, Refusals refusals) {
        return write(rows, refusals);
    }

    @Benchmark
    @Threads(64)
    public Receipt callers64(Rows rows, Refusals refusals) {
        return write(rows, refusals);
    }

    @Benchmark
    @Threads(256)
    public Receipt callers256(Rows rows, Refusals refusals) {
        return write(rows, refusals);
    }

    @Benchmark
    @Threads(1000)
    public Receipt callers1000(Rows rows, Refusals refusals) {
        return write(rows, refusals);
    }

    private Receipt write(Rows rows, Refusals refusals) {
        Inference row = rows.stock.take();
        Semaphore queue = turns;
        if (queue == null) {
            return writes.write(row, refusals);
        }
        queue.acquireUninterruptibly();
        try {
            return writes.write(row, refusals);
        } finally {
            queue.release();
        }
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
        private static final int ROWS_AT_LEAST = 200;

        private RowStock stock;

        @Setup(Level.Trial)
        public void create(BenchmarkParams benchmark) {
            stock = new RowStock(Math.max(ROWS_OF_ALL_THREADS / benchmark.getThreads(), ROWS_AT_LEAST));
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
