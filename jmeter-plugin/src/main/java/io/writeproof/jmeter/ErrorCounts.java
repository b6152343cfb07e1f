package io.writeproof.jmeter;

import io.writeproof.latency.BoundedNames;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many samples of each label failed in which way.
 *
 * <p>A response code may be anything, such as a text with an id in it. Kinds beyond a limit are counted together as {@link
 * #OTHERS}, so that memory stays bounded. Thread-safe.
 */
final class ErrorCounts {

    /** More than HTTP has statuses and a client has exceptions. */
    static final int MOST_KINDS = 100;

    /** The name for all kinds beyond the limit. */
    static final String OTHERS = "(other errors)";

    private final BoundedNames kinds;
    private final Map<String, Map<String, LongAdder>> labels = new ConcurrentHashMap<>();

    /** @param mostKinds how many kinds are counted by name, at least one */
    ErrorCounts(int mostKinds) {
        kinds = new BoundedNames(mostKinds, OTHERS);
    }

    void add(String label, String kind) {
        labels.computeIfAbsent(label, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(kinds.of(kind), any -> new LongAdder())
                .increment();
    }

    /** How many kinds are not counted by name. */
    BoundedNames.Folded folded() {
        return kinds.folded();
    }

    /** In a map of the caller's own. */
    Map<String, Map<String, Long>> byLabel() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        labels.forEach((label, ofThisLabel) -> {
            Map<String, Long> ofLabel = new TreeMap<>();
            ofThisLabel.forEach((kind, count) -> ofLabel.put(kind, count.sum()));
            counts.put(label, ofLabel);
        });
        return counts;
    }

    /** Of all labels together. */
    Map<String, Long> byKind() {
        Map<String, Long> counts = new TreeMap<>();
        byLabel().values().forEach(ofLabel -> ofLabel.forEach((kind, count) -> counts.merge(kind, count, Long::sum)));
        return counts;
    }
}
