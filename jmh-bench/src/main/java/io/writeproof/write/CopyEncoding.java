package io.writeproof.write;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.postgresql.copy.CopyIn;

/**
 * The gateway's binary {@code COPY} encoder for the benchmarks.
 *
 * <p>It is no part of the gateway's interface, so this class is in its package and adds nothing to it.
 */
@NullMarked
public final class CopyEncoding {

    private CopyEncoding() {}

    /** Encodes the rows as for a table of the server. */
    public static <R> void encode(Table<R> table, List<R> rows, CopyIn copy) throws SQLException {
        try (CopyStream stream = new CopyStream(copy)) {
            CopyFormat.BINARY.write(table, rows, stream);
            stream.finish(rows.size());
        }
    }
}
