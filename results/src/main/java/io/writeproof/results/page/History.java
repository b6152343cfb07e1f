package io.writeproof.results.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.CsvRecords;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.StoredRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@code run_stats_history.csv} as if it were a timeline: of each second the rates, percentiles, threads and phases of all
 * labels together. What Locust's columns do not have is absent: they count answers, not what was sent. Not thread-safe.
 */
final class History {

    private static final String ALL = "Aggregated";
    private static final Map<String, String> PERCENTILES =
            new TreeMap<>(Map.of("p50", "50%", "p95", "95%", "p99", "99%", "max", "100%"));

    private final List<String> columns;
    private final long startedAtSeconds;
    private final List<JsonNode> seconds = new ArrayList<>();
    private long last;

    private History(List<String> columns, long startedAtSeconds) {
        this.columns = columns;
        this.startedAtSeconds = startedAtSeconds;
    }

    /** The seconds of all these files. */
    static List<JsonNode> of(StoredRun run, List<Path> files) throws IOException {
        List<JsonNode> seconds = new ArrayList<>();
        for (Path file : files) {
            seconds.addAll(read(file, Instant.parse(run.startedAt()).getEpochSecond()));
        }
        return seconds;
    }

    private static List<JsonNode> read(Path file, long startedAtSeconds) throws IOException {
        try (BufferedReader content = Files.newBufferedReader(file)) {
            CsvRecords records = new CsvRecords(content, ',');
            History history = new History(records.next(), startedAtSeconds);
            for (List<String> record = records.next(); !record.isEmpty(); record = records.next()) {
                history.add(record);
            }
            return history.seconds;
        }
    }

    /** A second ends with its row for all labels. What is left of the last one is no second. */
    private void add(List<String> record) {
        if (record.size() != columns.size() || !cell(record, "Name").equals(ALL)) {
            return;
        }
        // Both are cut to whole seconds, and every second ends at the same part of one.
        long t = (long) number(record, "Timestamp") - startedAtSeconds;
        if (t > last) {
            seconds.add(second(t, record));
            last = t;
        }
    }

    private ObjectNode second(long t, List<String> record) {
        double answered = number(record, "Requests/s");
        double failed = number(record, "Failures/s");
        ObjectNode second = Json.object().put("t", (double) t);
        String phases = cell(record, "Phase");
        if (!phases.isEmpty()) {
            List.of(phases.split("\\+")).forEach(second.putArray("phases")::add);
        }
        second.put("threads", (long) number(record, "User Count"));
        second.put("achieved", answered - failed).put("failed", failed);
        if (answered > 0) {
            ObjectNode response = second.putObject("response_ms");
            PERCENTILES.forEach((name, column) -> {
                if (isNumber(cell(record, column))) {
                    response.put(name, number(record, column));
                }
            });
        }
        return second;
    }

    private String cell(List<String> record, String column) {
        int index = columns.indexOf(column);
        return index < 0 ? "" : record.get(index);
    }

    private double number(List<String> record, String column) {
        String text = cell(record, column);
        return isNumber(text) ? Double.parseDouble(text) : 0;
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d+(\\.\\d+)?");
    }
}
