package io.writeproof.bench;

import de.bytefish.pgbulkinsert.pgsql.PgBinaryWriter;
import io.writeproof.bench.fixture.CopySink;
import io.writeproof.bench.fixture.LibraryMapping;
import io.writeproof.bench.fixture.RowShape;
import io.writeproof.bench.fixture.RowStock;
import io.writeproof.service.inference.Inference;
import io.writeproof.write.CopyEncoding;
import io.writeproof.write.Table;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * What encoding a row for a binary {@code COPY} costs the client, in nanoseconds per row of a batch of 1000, without a server:
 * the gateway's encoder and that of the library PgBulkInsert, which write the same bytes.
 *
 * <p>The gateway's also checks that every value can be stored as it is; the library would store half a surrogate pair as a
 * question mark.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CopyEncoderBenchmark {

    static final int ROWS = 1_000;

    /** What PgBulkInsert sets when nothing is configured. */
    private static final int LIBRARY_BUFFER = 65_536;

    @Param({"WIDE", "NARROW"})
    public RowShape shape = RowShape.WIDE;

    private List<Inference> rows = List.of();
    private Table<Inference> table = RowShape.WIDE.destination().tables().get(0);
    private LibraryMapping mapping = new LibraryMapping("public", table);

    @Setup
    public void open() {
        rows = new RowStock(ROWS).take(ROWS);
        table = shape.destination().tables().get(0);
        mapping = new LibraryMapping("public", table);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void gateway() throws SQLException {
        encode(new CopySink(OutputStream.nullOutputStream(), ROWS));
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void library() throws SQLException {
        encodeByLibrary(new CopySink(OutputStream.nullOutputStream(), ROWS));
    }

    void encode(CopyIn copy) throws SQLException {
        CopyEncoding.encode(table, rows, copy);
    }

    /** As {@code PgBulkInsert.saveAll} does it. */
    void encodeByLibrary(CopyIn copy) throws SQLException {
        try (PgBinaryWriter writer = new PgBinaryWriter(new PGCopyOutputStream(copy, 1), LIBRARY_BUFFER)) {
            for (Inference row : rows) {
                writer.startRow(mapping.getColumns().size());
                mapping.getColumns().forEach(column -> column.getWrite().accept(writer, row));
            }
        }
    }
}
