package io.writeproof.results.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * The latencies of one label on both sides, from the merged histograms of all runs: for information, never a verdict.
 *
 * @param key label and kind
 * @param baseline the baseline's
 * @param candidate the candidate's
 * @param distance the largest difference between the shares of requests that took no longer than any one time, from 0 to 1
 *     (Kolmogorov-Smirnov). Requests of one run are not independent, so it is not tested
 */
public record LatencyComparison(LatencyCurve.Key key, LatencyCurve baseline, LatencyCurve candidate, double distance) {

    /** More labels than anybody looks at; each takes up to half a megabyte on each side. */
    private static final int MOST_LABELS = 50;

    /**
     * The labels that both sides of a section have histograms of, the {@value #MOST_LABELS} most frequent at most.
     *
     * @throws io.writeproof.results.store.StoreException when a log is damaged
     */
    static List<LatencyComparison> of(Section section) {
        Set<String> labels = mostFrequent(section);
        Map<LatencyCurve.Key, MergedLatencies> before = MergedLatencies.of(section.baseline(), labels);
        Map<LatencyCurve.Key, MergedLatencies> after = MergedLatencies.of(section.candidate(), labels);
        List<LatencyComparison> both = new ArrayList<>();
        before.forEach((key, baseline) -> {
            if (after.containsKey(key)) {
                MergedLatencies candidate = after.get(key);
                double distance = distance(baseline.merged(), candidate.merged());
                both.add(new LatencyComparison(key, baseline.curve(), candidate.curve(), distance));
            }
        });
        return both;
    }

    private static Set<String> mostFrequent(Section section) {
        Map<String, Long> counts = new HashMap<>();
        section.baseline()
                .forEach(run -> run.document()
                        .path("labels")
                        .properties()
                        .forEach(label -> counts.merge(
                                label.getKey(), label.getValue().path("count").asLong(), Long::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LABELS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static double distance(Histogram one, Histogram other) {
        NavigableMap<Long, Double> steps = new TreeMap<>();
        one.recordedValues()
                .forEach(value -> steps.merge(
                        value.getValueIteratedTo(),
                        (double) value.getCountAddedInThisIterationStep() / one.getTotalCount(),
                        Double::sum));
        other.recordedValues()
                .forEach(value -> steps.merge(
                        value.getValueIteratedTo(),
                        -(double) value.getCountAddedInThisIterationStep() / other.getTotalCount(),
                        Double::sum));
        double difference = 0;
        double largest = 0;
        for (double step : steps.values()) {
            difference += step;
            largest = Math.max(largest, Math.abs(difference));
        }
        return largest;
    }
}
