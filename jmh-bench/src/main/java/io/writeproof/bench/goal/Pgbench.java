package io.writeproof.bench.goal;

import io.writeproof.bench.fixture.RowStock;
import io.writeproof.bench.fixture.WalCounters;
import io.writeproof.service.inference.Inference;
import io.writeproof.write.Column;
import io.writeproof.write.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * {@code pgbench -M prepared} with the statement that {@code sync} executes: one row, one commit, every column a parameter.
 *
 * <p>Only the key differs: pgbench cannot make UUIDs, so the server does, of the same kind. Its log has the latency of every
 * transaction (pgbench's documentation, "Per-Transaction Logging").
 */
final class Pgbench implements Contender {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern TRANSACTIONS = Pattern.compile("transactions actually processed: (\\d+)");
    private static final int LATENCY_FIELD = 2;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final PeerProgram program;
    private final Arena arena;
    private final int clients;
    private final Pace pace;
    private final Path directory;

    Pgbench(PeerProgram program, Arena arena, int clients, Pace pace) throws IOException {
        this.program = program;
        this.arena = arena;
        this.clients = clients;
        this.pace = pace;
        this.directory = Files.createTempDirectory("writeproof-pgbench-");
    }

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public Sample measure() throws Exception {
        arena.clear();
        long seconds = Math.max(1, pace.measured().toSeconds());
        WalCounters before = arena.walCounters();
        String output = program.run(arena.server(), arguments(seconds));
        WalCounters counted = arena.walCounters().since(before);
        arena.tables().requireRows((long) number(TRANSACTIONS, output));
        return new Sample(Math.round(number(TPS, output) * seconds), seconds, latencies(), CpuUse.UNKNOWN, counted);
    }

    private List<String> arguments(long seconds) throws IOException {
        Table<Inference> table = arena.shape().destination().tables().get(0);
        Path script = directory.resolve("insert.sql");
        Files.writeString(script, statement(table));
        List<String> arguments = new ArrayList<>(List.of("-n", "-M", "prepared", "-f", script.toString(), "-l"));
        arguments.addAll(List.of("--log-prefix", directory.resolve("log").toString()));
        arguments.addAll(List.of("-T", String.valueOf(seconds), "-c", String.valueOf(clients)));
        int threads = Math.min(clients, Runtime.getRuntime().availableProcessors());
        arguments.addAll(List.of("-j", String.valueOf(threads)));
        RowStock stock = new RowStock(1);
        Inference row = stock.take();
        for (Column<Inference> column : table.columns()) {
            arguments.addAll(List.of("-D", column.name() + "=" + column.value().apply(row)));
        }
        return arguments;
    }

    private String statement(Table<Inference> table) {
        return table.columns().stream()
                .map(c -> c.name().equals("id") ? arena.keyFunction() : ":" + c.name())
                .collect(Collectors.joining(
                        ", ",
                        table.columns().stream()
                                .map(Column::name)
                                .collect(Collectors.joining(", ", "INSERT INTO " + table.name() + " (", ") VALUES (")),
                        ");\n"));
    }

    private Histogram latencies() throws IOException {
        Histogram latencies = new Histogram(LONGEST_NANOS, 3);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path log : files.filter(f -> f.getFileName().toString().startsWith("log"))
                    .toList()) {
                try (Stream<String> lines = Files.lines(log)) {
                    lines.forEach(
                            line -> latencies.recordValue(Long.parseLong(line.split(" ", -1)[LATENCY_FIELD]) * 1_000));
                }
                Files.delete(log);
            }
        }
        return latencies;
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("pgbench printed no line like '" + pattern + "'");
        }
        return Double.parseDouble(matcher.group(1));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(directory.resolve("insert.sql"));
        Files.deleteIfExists(directory);
    }
}
