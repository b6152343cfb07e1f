package io.writeproof.bench.goal;

import io.writeproof.bench.fixture.RowStock;
import io.writeproof.write.InsertMethod;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Connections that commit one batch after the other by the same insert method. */
final class Batches implements Contender {

    private static final int ROWS_OF_ALL = 200_000;

    private final Arena arena;
    private final InsertMethod method;
    private final int rows;
    private final ClosedLoop loop;
    private final List<Connection> connections = new ArrayList<>();
    private final List<RowStock> stocks = new ArrayList<>();
    private final LongAdder committed = new LongAdder();

    Batches(Arena arena, InsertMethod method, int rows, int connections, Pace pace) {
        this.arena = arena;
        this.method = method;
        this.rows = rows;
        this.loop = new ClosedLoop(connections, rows, pace);
        for (int i = 0; i < connections; i++) {
            this.connections.add(
                    arena.server().with("reWriteBatchedInserts", "true").connect());
            stocks.add(new RowStock(ROWS_OF_ALL / connections));
        }
    }

    @Override
    public String name() {
        return method + " x" + connections.size() + " of " + rows;
    }

    @Override
    public Sample measure() throws Exception {
        arena.clear();
        committed.reset();
        stocks.forEach(RowStock::refill);
        Sample sample = loop.run(this::insert, arena.postmaster());
        arena.tables().requireRows(committed.sum());
        return sample;
    }

    private void insert(int writer) throws SQLException {
        method.insert(
                connections.get(writer),
                arena.shape().destination(),
                stocks.get(writer).take(rows));
        committed.add(rows);
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
