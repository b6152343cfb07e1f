package io.writeproof.jmeter;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many samples of each label failed in which way. Thread-safe. */
final class ErrorCounts {

    private final Map<String, Map<String, LongAdder>> labels = new ConcurrentHashMap<>();

    void add(String label, String kind) {
        labels.computeIfAbsent(label, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(kind, any -> new LongAdder())
                .increment();
    }

    /** In a map of the caller's own. */
    Map<String, Map<String, Long>> byLabel() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        labels.forEach((label, kinds) -> {
            Map<String, Long> ofLabel = new TreeMap<>();
            kinds.forEach((kind, count) -> ofLabel.put(kind, count.sum()));
            counts.put(label, ofLabel);
        });
        return counts;
    }

    /** Of all labels together. */
    Map<String, Long> byKind() {
        Map<String, Long> counts = new TreeMap<>();
        byLabel().values().forEach(kinds -> kinds.forEach((kind, count) -> counts.merge(kind, count, Long::sum)));
        return counts;
    }
}
