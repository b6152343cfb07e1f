package io.writeproof.results.trend;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.RunSummary;
import io.writeproof.results.trend.Series.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Sorts the figures of stored runs into series. Not thread-safe. */
public final class History {

    /** The headline figures of a load run and their units; those of a JMH run are its medians. */
    private static final Map<String, String> LOAD_FIGURES =
            Map.of("achieved_qps", "1/s", "p99_latency_ms", "ms", "error_rate", "ratio");

    /** A commit that was measured late keeps its place; runs of one commit follow their time. */
    private static final Comparator<RunSummary> BY_COMMIT = Comparator.comparing(
                    (RunSummary run) -> run.committedAt().orElse(run.startedAt()))
            .thenComparing(RunSummary::startedAt);

    private final Predicate<String> wanted;
    private final Map<Series.Key, Builder> series = new LinkedHashMap<>();

    private History(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** The series of the valid ones of these runs, sorted by what they are of; only metrics that are wanted. */
    public static List<Series> of(List<RunSummary> runs, Predicate<String> wantedMetric) {
        History history = new History(wantedMetric);
        runs.stream().filter(run -> run.status().valid()).sorted(BY_COMMIT).forEach(history::add);
        return history.series.entrySet().stream()
                .map(entry -> new Series(entry.getKey(), entry.getValue().unit, entry.getValue().points))
                .sorted(Comparator.comparing((Series one) -> one.key().environment())
                        .thenComparing(one -> one.key().suite())
                        .thenComparing(one -> one.key().variant())
                        .thenComparing(one -> one.key().load())
                        .thenComparing(one -> one.key().metric()))
                .toList();
    }

    private void add(RunSummary run) {
        LOAD_FIGURES.forEach((name, unit) -> add(run, name, unit, run.figure(name)));
        run.figure("medians").properties().forEach(median -> {
            JsonNode figure = median.getValue();
            add(run, median.getKey(), figure.path("unit").asText(), figure.path("value"));
        });
    }

    private void add(RunSummary run, String metric, String unit, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue()) || !wanted.test(metric)) {
            return;
        }
        Series.Key key = new Series.Key(run.suite(), run.variant().orElse(""), run.environment(), run.load(), metric);
        series.computeIfAbsent(key, first -> new Builder(unit)).points.add(new Point(run, value.doubleValue()));
    }

    private static final class Builder {
        private final String unit;
        private final List<Point> points = new ArrayList<>();

        private Builder(String unit) {
            this.unit = unit;
        }
    }
}
