package io.writeproof.latency;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The samples that ended in a stretch of time, normally a second. Immutable.
 *
 * @param fromNanos its beginning, on the clock of {@link System#nanoTime()}
 * @param toNanos its end
 * @param series the samples of each label and phase that had any; their two moments are those of the whole run
 */
public record Interval(long fromNanos, long toNanos, Map<SeriesName, SampleStatistics> series) {

    public Interval {
        series = Collections.unmodifiableMap(new TreeMap<>(series));
    }

    /** All samples of the series that are wanted. */
    public SampleStatistics sum(Predicate<SeriesName> wanted) {
        return SampleStatistics.sum(samples(wanted));
    }

    /** The samples of each of the series that are wanted. */
    public Stream<SampleStatistics> samples(Predicate<SeriesName> wanted) {
        return series.entrySet().stream()
                .filter(one -> wanted.test(one.getKey()))
                .map(Map.Entry::getValue);
    }
}
