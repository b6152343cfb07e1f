package io.writeproof.results.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The Bencher Metric Format: an object of benchmarks, each an object of measures.
 *
 * <p>Bencher knows the units of two measures only, nanoseconds of {@code latency} and operations per second of {@code
 * throughput}; what is a time or a rate is converted to them. Everything else is a measure of its own, named after the metric
 * and, unless that is a plain count, its unit.
 */
final class BencherMetrics {

    private static final double SECOND = 1e9;

    /** JMH's time units. */
    private static final Map<String, Double> NANOSECONDS = Map.of(
            "ns",
            1.0,
            "us",
            1e3,
            "ms",
            1e6,
            "s",
            SECOND,
            "min",
            60 * SECOND,
            "hr",
            3600 * SECOND,
            "day",
            86400 * SECOND);

    private static final String PER_OPERATION = "/op";
    private static final String OPERATIONS_PER = "ops/";

    private BencherMetrics() {}

    static String of(List<ExportedRow> rows) {
        ObjectNode benchmarks = Json.object();
        for (ExportedRow row : rows) {
            Measure measure = Measure.of(row);
            benchmarks
                    .withObjectProperty(measure.benchmark)
                    .putObject(measure.name)
                    .put("value", row.sample().centre() * measure.factor)
                    .put("lower_value", row.lowest() * measure.factor)
                    .put("upper_value", row.highest() * measure.factor);
        }
        return Json.pretty(benchmarks);
    }

    /** Under which names a row goes, and by what its values are multiplied. */
    private record Measure(String benchmark, String name, double factor) {

        static Measure of(ExportedRow row) {
            String unit = row.unit().equals("1/s") ? "ops/s" : row.unit();
            String time =
                    unit.endsWith(PER_OPERATION) ? unit.substring(0, unit.length() - PER_OPERATION.length()) : unit;
            if (NANOSECONDS.containsKey(time)) {
                return new Measure(row.key().toString(), "latency", NANOSECONDS.get(time));
            }
            String per = unit.startsWith(OPERATIONS_PER) ? unit.substring(OPERATIONS_PER.length()) : "";
            if (NANOSECONDS.containsKey(per)) {
                return new Measure(row.key().toString(), "throughput", SECOND / NANOSECONDS.get(per));
            }
            String suffix = unit.equals("count") ? "" : "-" + unit;
            String name = (row.key().metric() + suffix).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            return new Measure(row.key().label(), name, 1);
        }
    }
}
