package io.writeproof.results.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.imports.JtlSample.Outcome;
import io.writeproof.results.store.Json;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** Requests, errors and the distribution of the successful requests' times. Not thread-safe. */
final class LabelFigures {

    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram elapsedMs = new Histogram(SIGNIFICANT_DIGITS);
    private long errors;

    void add(JtlSample sample) {
        if (sample.outcome() == Outcome.SUCCEEDED) {
            elapsedMs.recordValue(sample.elapsedMs());
        } else {
            errors++;
        }
    }

    long successes() {
        return elapsedMs.getTotalCount();
    }

    long count() {
        return successes() + errors;
    }

    double errorRate() {
        return count() == 0 ? 0 : (double) errors / count();
    }

    /** Empty when no request succeeded. */
    OptionalDouble percentileMs(double percentile) {
        return successes() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) elapsedMs.getValueAtPercentile(percentile));
    }

    /** The figures as {@code run.json} has them for a label. */
    ObjectNode toJson() {
        ObjectNode label = Json.object();
        label.put("count", count()).put("errors", errors).put("error_rate", errorRate());
        if (successes() > 0) {
            label.set("response_ms", spread());
            label.set("service_ms", spread());
        }
        return label;
    }

    private ObjectNode spread() {
        return Json.object()
                .put("min", elapsedMs.getMinValue())
                .put("p50", elapsedMs.getValueAtPercentile(50))
                .put("p90", elapsedMs.getValueAtPercentile(90))
                .put("p95", elapsedMs.getValueAtPercentile(95))
                .put("p99", elapsedMs.getValueAtPercentile(99))
                .put("p99_9", elapsedMs.getValueAtPercentile(99.9))
                .put("max", elapsedMs.getMaxValue())
                .put("mean", elapsedMs.getMean())
                .put("stddev", elapsedMs.getStdDeviation());
    }
}
