package io.writeproof.latency;

import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The samples that were recorded in a stretch of time, normally a second. Immutable.
 *
 * @param fromNanos its beginning, on the clock of {@link System#nanoTime()}
 * @param toNanos its end
 * @param recorded the samples of each label and phase that had any; their two moments are those of the whole run
 */
public record Interval(long fromNanos, long toNanos, Recorded<SeriesName> recorded) {

    /** Without parts of transactions. */
    public Interval(long fromNanos, long toNanos, Map<SeriesName, SampleStatistics> requests) {
        this(fromNanos, toNanos, new Recorded<>(requests, Map.of()));
    }

    /** The requests of each label and phase. */
    public Map<SeriesName, SampleStatistics> series() {
        return recorded.requests();
    }

    /** All requests of the series that are wanted. */
    public SampleStatistics sum(Predicate<SeriesName> wanted) {
        return SampleStatistics.sum(samples(wanted));
    }

    /** The requests of each of the series that are wanted. */
    public Stream<SampleStatistics> samples(Predicate<SeriesName> wanted) {
        return wanted(series(), wanted);
    }

    /** The parts of transactions of each of the series that are wanted. */
    public Stream<SampleStatistics> parts(Predicate<SeriesName> wanted) {
        return wanted(recorded.parts(), wanted);
    }

    private static Stream<SampleStatistics> wanted(
            Map<SeriesName, SampleStatistics> series, Predicate<SeriesName> wanted) {
        return series.entrySet().stream()
                .filter(one -> wanted.test(one.getKey()))
                .map(Map.Entry::getValue);
    }
}
