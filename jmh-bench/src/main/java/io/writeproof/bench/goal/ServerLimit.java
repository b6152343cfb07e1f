package io.writeproof.bench.goal;

import io.writeproof.bench.fixture.RowStock;
import io.writeproof.service.inference.Inference;
import io.writeproof.write.Column;
import io.writeproof.write.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the server does alone, without a client: {@code INSERT ... SELECT} from {@code generate_series}.
 *
 * <p>Every value is parsed from text for every row, as it is for rows that come from outside; a constant would be parsed
 * once. The key is made by the server.
 */
final class ServerLimit implements Contender {

    private final Arena arena;
    private final int rows;
    private final ClosedLoop loop;
    private final Connection connection;
    private final PreparedStatement statement;
    private long committed;

    ServerLimit(Arena arena, int rows, Pace pace) throws SQLException {
        this.arena = arena;
        this.rows = rows;
        this.loop = new ClosedLoop(1, rows, pace);
        this.connection = arena.server().connect();
        Table<Inference> table = arena.shape().destination().tables().get(0);
        this.statement = connection.prepareStatement(sql(table));
        Inference row = new RowStock(1).take();
        List<Column<Inference>> columns = table.columns();
        int parameter = 1;
        for (Column<Inference> column : columns) {
            if (!isKey(column)) {
                statement.setString(parameter++, String.valueOf(column.value().apply(row)));
            }
        }
        statement.setInt(parameter, rows);
    }

    private String sql(Table<Inference> table) {
        String names = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        // Joined to something of the row, so that the cast cannot be done once for all.
        String values = table.columns().stream()
                .map(c -> isKey(c)
                        ? arena.keyFunction()
                        : "(? || left(n::text, 0))::" + c.type().sqlName())
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table.name() + " (" + names + ") SELECT " + values + " FROM generate_series(1, ?) AS n";
    }

    private static boolean isKey(Column<Inference> column) {
        return column.name().equals("id");
    }

    @Override
    public String name() {
        return "server alone, " + rows;
    }

    @Override
    public Sample measure() throws Exception {
        arena.clear();
        committed = 0;
        Sample sample = loop.run(caller -> committed += statement.executeUpdate(), arena.postmaster());
        arena.tables().requireRows(committed);
        return sample;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
