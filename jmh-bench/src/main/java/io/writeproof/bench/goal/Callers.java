package io.writeproof.bench.goal;

import io.writeproof.bench.fixture.RowStock;
import io.writeproof.bench.fixture.WalCounters;
import io.writeproof.write.WriteMode;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Callers of a write path that acknowledges after the commit: each waits for its row, then writes the next. */
final class Callers implements Contender {

    private static final int ROWS_OF_ALL = 200_000;
    private static final int ROWS_AT_LEAST = 200;

    private final Arena arena;
    private final WriteMode mode;
    private final ClosedLoop loop;
    private final RowStock[] stocks;
    private final OpenPath open;
    private final LongAdder acknowledged = new LongAdder();

    Callers(Arena arena, WriteMode mode, int callers, Pace pace) {
        this.arena = arena;
        this.mode = mode;
        this.loop = new ClosedLoop(callers, 1, pace);
        this.stocks = IntStream.range(0, callers)
                .mapToObj(i -> new RowStock(Math.max(ROWS_OF_ALL / callers, ROWS_AT_LEAST)))
                .toArray(RowStock[]::new);
        this.open = OpenPath.of(arena, mode, callers);
    }

    @Override
    public String name() {
        return mode.label();
    }

    @Override
    public Sample measure() throws Exception {
        arena.clear();
        acknowledged.reset();
        for (RowStock stock : stocks) {
            stock.refill();
        }
        WalCounters before = arena.walCounters();
        Sample sample = loop.run(this::write, arena.postmaster());
        WalCounters counted = arena.walCounters().since(before);
        arena.tables().requireRows(acknowledged.sum());
        return sample.with(counted);
    }

    private void write(int caller) {
        open.path().writeAndWait(stocks[caller].take());
        acknowledged.increment();
    }

    @Override
    public void close() {
        open.close();
    }
}
