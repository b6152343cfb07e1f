package io.writeproof.bench.goal;

import io.writeproof.bench.fixture.RowStock;
import io.writeproof.bench.fixture.WalCounters;
import io.writeproof.write.WriteMode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Callers of {@code group-commit} that need no thread each: one event loop keeps so many writes in flight, and sends the next
 * when it learns of a receipt, as an asynchronous service does.
 */
final class InFlight implements Contender {

    private static final int ROWS = 200_000;
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Arena arena;
    private final int writes;
    private final Pace pace;
    private final OpenPath open;
    private final RowStock stock = new RowStock(ROWS);
    private final ExecutorService loop = Executors.newSingleThreadExecutor();

    InFlight(Arena arena, int writes, Pace pace) {
        this.arena = arena;
        this.writes = writes;
        this.pace = pace;
        this.open = OpenPath.of(arena, WriteMode.GROUP_COMMIT, writes);
    }

    @Override
    public String name() {
        return "group-commit, no threads";
    }

    @Override
    public Sample measure() throws Exception {
        arena.clear();
        stock.refill();
        WalCounters before = arena.walCounters();
        Turn turn = new Turn();
        loop.execute(turn::begin);
        TimeUnit.NANOSECONDS.sleep(pace.warmUp().toNanos());
        CpuUse start = CpuUse.now(arena.postmaster());
        TimeUnit.NANOSECONDS.sleep(pace.measured().toNanos());
        CpuUse used = CpuUse.now(arena.postmaster()).since(start);
        turn.over.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        WalCounters counted = arena.walCounters().since(before);
        arena.tables().requireRows(turn.acknowledged);
        return new Sample(turn.rows, pace.measured().toNanos() / 1e9, turn.latency, used, counted);
    }

    @Override
    public void close() {
        loop.shutdown();
        open.close();
    }

    /** One turn; everything in it happens on the event loop. */
    private final class Turn {

        private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
        private final Histogram latency = new Histogram(LONGEST_NANOS, 3);
        private final long begin = System.nanoTime() + pace.warmUp().toNanos();
        private final long end = begin + pace.measured().toNanos();
        private long acknowledged;
        private long rows;
        private int pending = writes;

        void begin() {
            for (int i = 0; i < writes; i++) {
                write();
            }
        }

        private void write() {
            long sent = System.nanoTime();
            open.path().write(stock.take()).whenCompleteAsync((receipt, failure) -> received(sent, failure), loop);
        }

        private void received(long sent, @Nullable Throwable failure) {
            long now = System.nanoTime();
            if (failure != null) {
                over.completeExceptionally(failure);
                return;
            }
            acknowledged++;
            if (now >= begin) {
                latency.recordValue(Math.min(now - sent, LONGEST_NANOS));
                rows += now < end ? 1 : 0;
            }
            if (now < end) {
                write();
            } else if (--pending == 0) {
                over.complete(null);
            }
        }
    }
}
