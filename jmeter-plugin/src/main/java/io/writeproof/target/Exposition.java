package io.writeproof.target;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One page of metrics. Immutable.
 *
 * @param samples by name of the metric: the value of each series, by its labels
 * @param types the word after {@code # TYPE}, by name
 */
public record Exposition(Map<String, Map<Map<String, String>, Double>> samples, Map<String, String> types) {

    public Exposition {
        samples = Map.copyOf(samples);
        types = Map.copyOf(types);
    }

    /**
     * Reads a page in the Prometheus text format 0.0.4 or in OpenMetrics text 1.0; time stamps and exemplars are checked
     * for their form and skipped.
     *
     * <p>Sources: prometheus.io/docs/instrumenting/exposition_formats and the OpenMetrics specification 1.0.
     *
     * @throws io.writeproof.syntax.SyntaxException at the first line that is malformed
     */
    public static Exposition parse(String text) {
        return new ExpositionParser(text).parse();
    }

    Set<String> names() {
        return samples.keySet();
    }

    SeriesKind kind(String name) {
        return SeriesKind.of(name, types);
    }

    /** The series of a metric, by their labels; empty when the page has none. */
    Map<Map<String, String>, Double> series(String name) {
        return samples.getOrDefault(name, Map.of());
    }

    /** The series that the selector means, by their labels. */
    Map<Map<String, String>, Double> series(SeriesSelector selector) {
        Map<Map<String, String>, Double> found = new LinkedHashMap<>();
        series(selector.name()).forEach((labels, value) -> {
            if (selector.matches(labels)) {
                found.put(labels, value);
            }
        });
        return found;
    }
}
