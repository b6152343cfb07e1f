package io.writeproof.latency;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The samples of a run, sorted in some way. Immutable.
 *
 * <p>A transaction that stands for its requests is a request, and they are its parts. Whatever is added up is added up of
 * requests alone, or a transaction would count more than once.
 *
 * @param requests what is counted
 * @param parts what was sent within a request
 */
public record Recorded<K extends Comparable<K>>(Map<K, SampleStatistics> requests, Map<K, SampleStatistics> parts) {

    public Recorded {
        requests = Collections.unmodifiableMap(new TreeMap<>(requests));
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /** Both, for who looks at them one by one. */
    public Map<K, SampleStatistics> each() {
        Map<K, SampleStatistics> each = new TreeMap<>(requests);
        parts.forEach((key, samples) -> each.merge(key, samples, SampleStatistics::plus));
        return each;
    }

    /** How many of these samples are parts. */
    public long partsOf(K key) {
        return parts.getOrDefault(key, SampleStatistics.none()).requests();
    }
}
