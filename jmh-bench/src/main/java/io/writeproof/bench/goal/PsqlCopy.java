package io.writeproof.bench.goal;

import io.writeproof.bench.fixture.RowStock;
import io.writeproof.service.inference.Inference;
import io.writeproof.write.Column;
import io.writeproof.write.InsertMethod;
import io.writeproof.write.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.postgresql.PGConnection;

/**
 * {@code psql}'s {@code \copy} of a binary file that lies ready: many rows, one connection, one commit at the end.
 *
 * <p>The time is that of {@code \timing}: the start of the program does not count.
 */
final class PsqlCopy implements Contender {

    private static final int ROWS = 100_000;
    private static final int ROWS_AT_ONCE = 1_000;
    private static final Pattern TIME = Pattern.compile("Time: ([0-9.]+) ms");
    private static final long LONGEST_NANOS = 600_000_000_000L;

    private final PeerProgram program;
    private final Arena arena;
    private final Path file;
    private final String target;

    /** Prepares the file: rows written and copied out again. */
    PsqlCopy(PeerProgram program, Arena arena) throws Exception {
        this.program = program;
        this.arena = arena;
        this.file = Files.createTempFile("writeproof-copy-", ".bin");
        Table<Inference> table = arena.shape().destination().tables().get(0);
        this.target =
                table.columns().stream().map(Column::name).collect(Collectors.joining(", ", table.name() + " (", ")"));
        try (Connection connection = arena.server().connect();
                OutputStream out = Files.newOutputStream(file)) {
            arena.clear();
            RowStock stock = new RowStock(ROWS_AT_ONCE);
            for (int rows = 0; rows < ROWS; rows += ROWS_AT_ONCE) {
                InsertMethod.COPY_BINARY.insert(connection, arena.shape().destination(), stock.take(ROWS_AT_ONCE));
            }
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY " + target + " TO STDOUT (FORMAT binary)", out);
        }
    }

    @Override
    public String name() {
        return "psql \\copy binary, " + ROWS;
    }

    @Override
    public Sample measure() throws Exception {
        arena.clear();
        String output = program.run(
                arena.server(),
                List.of(
                        "-X",
                        "-q",
                        "-c",
                        "\\timing on",
                        "-c",
                        "\\copy " + target + " from '" + file + "' (format binary)"));
        arena.tables().requireRows(ROWS);
        Matcher time = TIME.matcher(output);
        if (!time.find()) {
            throw new IllegalStateException("psql printed no time");
        }
        double seconds = Double.parseDouble(time.group(1)) / 1e3;
        Histogram latency = new Histogram(LONGEST_NANOS, 3);
        latency.recordValue((long) (seconds * 1e9));
        return new Sample(ROWS, seconds, latency, CpuUse.UNKNOWN);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
