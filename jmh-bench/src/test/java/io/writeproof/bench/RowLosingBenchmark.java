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
import io.writeproof.write.DrainReport;
import io.writeproof.write.Promise;
import io.writeproof.write.Receipt;
import io.writeproof.write.Unwritten;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WritePath;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Writes through a path that acknowledges every row and drops every other one: it must never get a score. */
@State(Scope.Benchmark)
public class RowLosingBenchmark {

    private final RowStock stock = new RowStock(100);
    private HikariDataSource pool;
    private RunTables tables;
    private WritePath<Inference> path;
    private CountedWrites writes;

    @Setup(Level.Trial)
    public void open() throws SQLException {
        ConnectionSettings server = Handover.receive();
        pool = ConnectionPool.open(server, 1);
        tables = RunTables.open(RowShape.INFERENCE, server);
        path = new LosingPath(WriteMode.SYNC.open(
                pool, RowShape.INFERENCE.destination(), WriteMode.SYNC.defaults(), WriteListener.silent()));
        writes = new CountedWrites(path, tables);
    }

    @Setup(Level.Iteration)
    public void restart() throws SQLException {
        writes.restart();
    }

    @Benchmark
    public Receipt write() {
        return writes.write(stock.take(), () -> {});
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

    private static final class LosingPath implements WritePath<Inference> {

        private final WritePath<Inference> honest;
        private int written;

        LosingPath(WritePath<Inference> honest) {
            this.honest = honest;
        }

        @Override
        public CompletionStage<Receipt> write(Inference row) {
            return written++ % 2 == 0
                    ? CompletableFuture.completedFuture(new Receipt(Promise.COMMITTED))
                    : honest.write(row);
        }

        @Override
        public List<Unwritten<Inference>> writeIfAbsent(List<Inference> rows) {
            return honest.writeIfAbsent(rows);
        }

        @Override
        public WriteMode mode() {
            return honest.mode();
        }

        @Override
        public int pending() {
            return honest.pending();
        }

        @Override
        public DrainReport drain(Duration deadline) {
            return honest.drain(deadline);
        }

        @Override
        public void close() {
            honest.close();
        }
    }
}
