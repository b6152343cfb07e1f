package io.writeproof.bench.goal;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.bench.fixture.RowStock;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.service.inference.Inference;
import io.writeproof.write.RowRejectedException;
import io.writeproof.write.WriteFailedException;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WritePath;
import io.writeproof.write.WriteSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Batches of 1000 rows through a batch write path, each with some rows in the middle that PostgreSQL rejects. */
final class Rejections implements Contender {

    private static final int BATCH = 1_000;

    /** Valid JSON, but {@code jsonb} has no place for this character: SQLSTATE 22P05. */
    private static final String UNSTORABLE = "{\"text\":\"\\u0000\"}";

    private final Arena arena;
    private final int bad;
    private final ClosedLoop loop;
    private final RowStock stock = new RowStock(50 * BATCH);
    private final HikariDataSource pool;
    private final WritePath<Inference> path;
    private final Finished finished = new Finished();

    Rejections(Arena arena, int bad, Pace pace) {
        this.arena = arena;
        this.bad = bad;
        this.loop = new ClosedLoop(1, BATCH, pace);
        this.pool = ConnectionPool.open(arena.server(), 1);
        WriteSettings settings = new WriteSettings(BATCH, 1, BATCH, Duration.ofSeconds(10), Duration.ofSeconds(10));
        this.path = WriteMode.BATCH_THROUGHPUT.open(pool, arena.shape().destination(), settings, finished);
    }

    @Override
    public String name() {
        return bad + " rejected of " + BATCH;
    }

    @Override
    public Sample measure() throws Exception {
        arena.clear();
        stock.refill();
        finished.committed.set(0);
        finished.rejected.set(0);
        Sample sample = loop.run(caller -> writeBatch(), arena.postmaster());
        arena.tables().requireRows(finished.committed.get());
        if (finished.rejected.get() * (BATCH - bad) != finished.committed.get() * bad) {
            throw new IllegalStateException(finished.rejected + " rows were rejected and " + finished.committed
                    + " committed; expected exactly " + bad + " of " + BATCH + " to be rejected");
        }
        return sample;
    }

    private void writeBatch() throws InterruptedException {
        List<Inference> rows = new ArrayList<>(stock.take(BATCH));
        for (int i = 0; i < bad; i++) {
            int at = BATCH / 2 + i;
            rows.set(at, unstorable(rows.get(at)));
        }
        rows.forEach(path::write);
        finished.rows.acquire(BATCH);
    }

    private static Inference unstorable(Inference row) {
        return new Inference(
                row.id(),
                row.createdAt(),
                row.functionName(),
                row.variantName(),
                row.episodeId(),
                row.processingTimeMs(),
                UNSTORABLE,
                row.output(),
                row.inferenceParams(),
                row.tags(),
                row.model());
    }

    @Override
    public void close() throws SQLException {
        path.close();
        pool.close();
    }

    /** Counts what became of the rows, and lets the caller go when all of them have an outcome. */
    private static final class Finished implements WriteListener<Inference> {

        private final Semaphore rows = new Semaphore(0);
        private final AtomicLong committed = new AtomicLong();
        private final AtomicLong rejected = new AtomicLong();

        @Override
        public void committed(List<Inference> there, long nanos) {
            committed.addAndGet(there.size());
            rows.release(there.size());
        }

        @Override
        public void rejected(Inference row, RowRejectedException why) {
            rejected.incrementAndGet();
            rows.release();
        }

        @Override
        public void failed(List<Inference> lost, WriteFailedException why) {
            throw why;
        }

        @Override
        public void retrying(int count, String why) {
            throw new IllegalStateException("the connection was lost while measuring: " + why);
        }
    }
}
