package io.writeproof.bench.goal;

import de.bytefish.pgbulkinsert.PgBulkInsert;
import de.bytefish.pgbulkinsert.mapping.AbstractMapping;
import io.writeproof.service.inference.Inference;
import io.writeproof.write.Column;
import io.writeproof.write.Destination;
import io.writeproof.write.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/** The library PgBulkInsert, which encodes {@code COPY} of binary values for one table: the peer of the gateway's own encoder. */
final class PgBulkInsertBatch implements Batches.Way {

    private final PgBulkInsert<Inference> library;

    PgBulkInsertBatch(Arena arena) throws SQLException {
        try (Connection connection = arena.server().connect()) {
            Table<Inference> table = arena.shape().destination().tables().get(0);
            library = new PgBulkInsert<>(new Mapping(connection.getSchema(), table));
        }
    }

    @Override
    public void insert(Connection connection, Destination<Inference> destination, List<Inference> rows)
            throws SQLException {
        library.saveAll(connection.unwrap(PGConnection.class), rows);
    }

    /** The columns as the library wants to be told of them. */
    private static final class Mapping extends AbstractMapping<Inference> {

        Mapping(String schema, Table<Inference> table) {
            super(schema, table.name());
            table.columns().forEach(this::map);
        }

        private void map(Column<Inference> column) {
            switch (column.type()) {
                case UUID -> mapUUID(column.name(), row -> (UUID) column.value().apply(row));
                case TEXT ->
                    mapText(column.name(), row -> (String) column.value().apply(row));
                case JSONB ->
                    mapJsonb(column.name(), row -> (String) column.value().apply(row));
                case INTEGER ->
                    mapInteger(column.name(), row -> (Integer) column.value().apply(row));
                default -> throw new IllegalArgumentException(column.type() + " is in no table of this comparison");
            }
        }
    }
}
