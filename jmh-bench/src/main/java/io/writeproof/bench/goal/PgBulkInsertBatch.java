package io.writeproof.bench.goal;

import de.bytefish.pgbulkinsert.PgBulkInsert;
import io.writeproof.bench.fixture.LibraryMapping;
import io.writeproof.service.inference.Inference;
import io.writeproof.write.Destination;
import io.writeproof.write.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** The library PgBulkInsert, which encodes {@code COPY} of binary values for one table: the peer of the gateway's own encoder. */
final class PgBulkInsertBatch implements Batches.Way {

    private final PgBulkInsert<Inference> library;

    PgBulkInsertBatch(Arena arena) throws SQLException {
        try (Connection connection = arena.server().connect()) {
            Table<Inference> table = arena.shape().destination().tables().get(0);
            library = new PgBulkInsert<>(new LibraryMapping(connection.getSchema(), table));
        }
    }

    @Override
    public void insert(Connection connection, Destination<Inference> destination, List<Inference> rows)
            throws SQLException {
        library.saveAll(connection.unwrap(PGConnection.class), rows);
    }
}
