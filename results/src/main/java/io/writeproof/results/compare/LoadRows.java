package io.writeproof.results.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a load run, from its {@code run.json}: the whole run is one replicate.
 *
 * <p>Percentiles are those that the run computed from its own histograms, never an average of percentiles.
 */
final class LoadRows {

    /** The label of what is not about one label. */
    static final String ALL = "all";

    private static final String PARITY = "parity";
    private static final List<String> PERCENTILES = List.of("p50", "p95", "p99");
    private static final List<String> DAMAGE = List.of("lost", "duplicate", "unexpected", "orphan");

    private LoadRows() {}

    static List<MeasuredRow> of(StoredRun run) {
        JsonNode document = run.document();
        List<MeasuredRow> rows = new ArrayList<>();
        document.path("labels").properties().forEach(label -> addLabel(label.getKey(), label.getValue(), rows));
        if (rows.isEmpty() && document.has("p99_latency_ms")) {
            rows.add(measured(new RowKey(ALL, "p99"), "ms", document.path("p99_latency_ms")));
        }
        if (document.has("achieved_qps")) {
            rows.add(measured(new RowKey(ALL, "achieved"), "1/s", document.path("achieved_qps")));
        }
        for (String damage : DAMAGE) {
            if (document.path(PARITY).path(damage).isNumber()) {
                rows.add(counted(
                        new RowKey(PARITY, damage), document.path(PARITY).path(damage)));
            }
        }
        return List.copyOf(rows);
    }

    private static void addLabel(String name, JsonNode label, List<MeasuredRow> rows) {
        for (String percentile : PERCENTILES) {
            rows.add(measured(
                    new RowKey(name, percentile),
                    "ms",
                    label.path("response_ms").path(percentile)));
        }
        rows.add(counted(new RowKey(name, "errors"), label.path("errors")));
    }

    private static MeasuredRow measured(RowKey key, String unit, JsonNode value) {
        return row(key, Kind.MEASURED, unit, value);
    }

    private static MeasuredRow counted(RowKey key, JsonNode value) {
        return row(key, Kind.COUNTED, "count", value);
    }

    private static MeasuredRow row(RowKey key, Kind kind, String unit, JsonNode value) {
        Sample sample = Sample.ofValues(value.asDouble(Double.NaN));
        Optional<String> trouble =
                sample.finite() ? Optional.empty() : Optional.of("has no value: no request of it succeeded");
        return new MeasuredRow(key, kind, unit, Direction.ofUnit(unit), sample, Map.of(), trouble);
    }
}
