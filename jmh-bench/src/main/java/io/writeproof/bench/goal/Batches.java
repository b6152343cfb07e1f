package io.writeproof.bench.goal;

import io.writeproof.bench.fixture.RowStock;
import io.writeproof.service.inference.Inference;
import io.writeproof.write.Destination;
import io.writeproof.write.InsertMethod;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Connections that commit one batch after the other in the same way. */
final class Batches implements Contender {

    /** A way to insert a batch and to commit it. */
    interface Way {
        void insert(Connection connection, Destination<Inference> destination, List<Inference> rows)
                throws SQLException;
    }

    private static final int ROWS_OF_ALL = 200_000;

    private final Arena arena;
    private final String name;
    private final Way way;
    private final int rows;
    private final ClosedLoop loop;
    private final List<Connection> connections = new ArrayList<>();
    private final List<RowStock> stocks = new ArrayList<>();
    private final LongAdder committed = new LongAdder();

    Batches(Arena arena, InsertMethod method, int rows, int connections, Pace pace) {
        this(arena, method.name(), method::insert, rows, connections, pace);
    }

    Batches(Arena arena, String name, Way way, int rows, int connections, Pace pace) {
        this.arena = arena;
        this.name = name;
        this.way = way;
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
        return name + " x" + connections.size() + " of " + rows;
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
        way.insert(
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
