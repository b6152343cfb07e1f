package io.writeproof.results.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Json;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of a JTL, sample by sample: those that the report of a load run has. Not thread-safe.
 *
 * <p>Memory depends on the number of labels, not of samples; labels beyond the first 500 are counted together. Times are
 * whole milliseconds, because a JTL has no others; a JTL knows no planned sends, so the time of a request is both its
 * service time and its response time.
 */
final class JtlFigures {

    private static final int MOST_LABELS = 500;
    private static final String OTHERS = "(other labels)";

    /** What a transaction controller answers; its time is that of samples which are there themselves. */
    private static final String TRANSACTION = "Number of samples in transaction : ";

    private final Map<String, LabelFigures> labels = new TreeMap<>();
    private final LabelFigures total = new LabelFigures();
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;

    /** Adds a sample that is not part of another one. */
    void add(JtlSample sample) {
        String label = labels.containsKey(sample.label()) || labels.size() < MOST_LABELS ? sample.label() : OTHERS;
        labels.computeIfAbsent(label, name -> new LabelFigures()).add(sample);
        if (!sample.message().startsWith(TRANSACTION)) {
            total.add(sample);
        }
        firstMs = Math.min(firstMs, sample.startedAtMs());
        lastMs = Math.max(lastMs, sample.startedAtMs() + sample.elapsedMs());
    }

    boolean isEmpty() {
        return labels.isEmpty();
    }

    /** What was added, which must be something. */
    Measurement measurement() {
        ObjectNode details = Json.object();
        double seconds = Math.max(1, lastMs - firstMs) / 1000.0;
        details.putNull("target_qps");
        details.put("achieved_qps", total.successes() / seconds);
        total.percentileMs(99)
                .ifPresentOrElse(p99 -> details.put("p99_latency_ms", p99), () -> details.putNull("p99_latency_ms"));
        details.put("error_rate", total.errorRate());
        details.put("rlt_iters_total", total.count());
        details.put("rlt_success_total", total.successes());
        ObjectNode byLabel = details.putObject("labels");
        labels.forEach((name, figures) -> byLabel.set(name, figures.toJson()));
        return new Measurement(
                Instant.ofEpochMilli(firstMs), Instant.ofEpochMilli(lastMs), Measurement.UNKNOWN_JVM, details);
    }
}
