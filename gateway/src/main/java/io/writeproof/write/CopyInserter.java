package io.writeproof.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A {@code COPY} per table, all in one transaction.
 *
 * <p>{@code COPY} costs more round trips than a statement and is never prepared, which loses on short lists, and takes the
 * least work per row, which wins on long ones. It has no {@code ON CONFLICT}; where rows may be there already the list goes by
 * {@link UnnestInserter} instead.
 */
final class CopyInserter implements Inserter {

    private static final Inserter IF_ABSENT = new UnnestInserter();

    private final CopyFormat format;

    CopyInserter(CopyFormat format) {
        this.format = format;
    }

    @Override
    public <R> void insert(Connection connection, Destination<R> destination, List<R> rows, Conflict conflict)
            throws SQLException {
        if (conflict == Conflict.SKIP) {
            IF_ABSENT.insert(connection, destination, rows, conflict);
        } else if (destination.tables().size() == 1) {
            copy(connection, destination.tables().get(0), rows);
        } else {
            Transaction.run(connection, () -> {
                for (Table<R> table : destination.tables()) {
                    copy(connection, table, rows);
                }
            });
        }
    }

    private <R> void copy(Connection connection, Table<R> table, List<R> rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(format.sql(table));
        try (CopyStream stream = new CopyStream(copy)) {
            format.write(table, rows, stream);
            stream.finish(rows.size());
        }
    }
}
