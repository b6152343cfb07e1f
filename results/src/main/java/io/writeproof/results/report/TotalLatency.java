package io.writeproof.results.report;

import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The percentiles of all measured requests of a run, whatever their label. Immutable.
 *
 * <p>{@code run.json} has those of each label; percentiles of parts cannot be added up, so these are taken from
 * {@code run_stats.csv}.
 *
 * @param columns names of the file's columns
 * @param values the row of the total; empty when there is none
 */
record TotalLatency(List<String> columns, List<String> values) {

    private static final String FILE = "run_stats.csv";
    private static final String TOTAL = ",Aggregated,";
    private static final TotalLatency NONE = new TotalLatency(List.of(), List.of());

    TotalLatency {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }

    /**
     * Reads the total of a stored run.
     *
     * @throws StoreException when its file cannot be read
     */
    static TotalLatency of(StoredRun run) {
        Path file = run.directory().resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(TOTAL))
                    .reduce((label, total) -> total)
                    .map(total -> new TotalLatency(cells(lines.get(0)), cells(total)))
                    .orElse(NONE);
        } catch (IOException e) {
            throw new StoreException("cannot read " + file + ": " + e, e);
        }
    }

    /** The value of a column such as {@code 95%}; empty when the run has none. */
    OptionalDouble milliseconds(String column) {
        int index = columns.indexOf(column);
        String value = index >= 0 && index < values.size() ? values.get(index) : "";
        return value.matches("[\\d.]+") ? OptionalDouble.of(Double.parseDouble(value)) : OptionalDouble.empty();
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }
}
