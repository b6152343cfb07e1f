package io.writeproof.bench;

import io.writeproof.bench.fixture.Handover;
import io.writeproof.bench.fixture.RowShape;
import io.writeproof.bench.fixture.RowStock;
import io.writeproof.bench.fixture.RunTables;
import io.writeproof.write.InsertMethod;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
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

/**
 * Transactions per second, and rows per second beside it ({@code rows}), for every insert method, batch size and shape of row.
 *
 * <p>One operation is one transaction of {@code batchSize} rows, on a connection of the thread's own; 1, 2 and 4 of them at
 * once. After each iteration the tables must hold exactly the rows that were inserted.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class BatchInsertBenchmark {

    @Param
    public InsertMethod method;

    @Param({"1", "10", "100", "1000"})
    public int batchSize;

    @Param({"WIDE", "NARROW"})
    public RowShape shape;

    private final LongAdder inserted = new LongAdder();
    private RunTables tables;

    @Setup(Level.Trial)
    public void open() throws SQLException {
        tables = RunTables.open(shape, Handover.receive());
    }

    @Setup(Level.Iteration)
    public void restart() throws SQLException {
        tables.truncate();
        inserted.reset();
    }

    @Benchmark
    @Threads(1)
    public void connections1(Writer writer, Inserted counter) throws SQLException {
        insert(writer, counter);
    }

    @Benchmark
    @Threads(2)
    public void connections2(Writer writer, Inserted counter) throws SQLException {
        insert(writer, counter);
    }

    @Benchmark
    @Threads(4)
    public void connections4(Writer writer, Inserted counter) throws SQLException {
        insert(writer, counter);
    }

    private void insert(Writer writer, Inserted counter) throws SQLException {
        method.insert(writer.connection, shape.destination(), writer.stock.take(batchSize));
        inserted.add(batchSize);
        counter.rows += batchSize;
    }

    @TearDown(Level.Iteration)
    public void verify() throws SQLException {
        tables.requireRows(inserted.sum());
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
        tables.close();
    }

    /** A thread's connection and its rows, made before the iteration. */
    @State(Scope.Thread)
    public static class Writer {

        private static final int ROWS = 50_000;

        private final RowStock stock = new RowStock(ROWS);
        private Connection connection;

        @Setup(Level.Trial)
        public void connect() {
            // What the rewritten batch needs; the other methods' statements are not of the kind that the driver
            // rewrites.
            connection =
                    Handover.receive().with("reWriteBatchedInserts", "true").connect();
        }

        @Setup(Level.Iteration)
        public void refill() {
            stock.refill();
        }

        @TearDown(Level.Trial)
        public void close() throws SQLException {
            connection.close();
        }
    }

    /** Rows, as a rate beside the rate of transactions. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Inserted {

        public long rows;
    }
}
