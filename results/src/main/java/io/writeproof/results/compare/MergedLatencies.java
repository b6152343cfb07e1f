package io.writeproof.results.compare;

import io.writeproof.results.stats.MergedQuantiles;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/**
 * The latencies of one label over the runs of a side: their merged histogram, and of each run no more than what resampling
 * takes. Not thread-safe.
 */
final class MergedLatencies {

    private static final int DIGITS = 3;
    private static final double NANOS_PER_MS = 1e6;
    private static final int POINTS_PER_DECADE = 16;
    private static final int MOST_DECADES = 6;

    private final Histogram merged = new Histogram(DIGITS);
    private final MergedQuantiles runs = new MergedQuantiles();

    /**
     * Those of the wanted labels that the runs have histograms of.
     *
     * @throws io.writeproof.results.store.StoreException when a log is damaged
     */
    static Map<LatencyCurve.Key, MergedLatencies> of(List<StoredRun> runs, Set<String> labels) {
        Map<LatencyCurve.Key, MergedLatencies> latencies = new TreeMap<>();
        for (StoredRun run : runs) {
            HistogramLog.read(run, labels)
                    .forEach((key, histogram) -> latencies
                            .computeIfAbsent(key, first -> new MergedLatencies())
                            .add(histogram));
        }
        return latencies;
    }

    private void add(Histogram run) {
        merged.add(run);
        runs.nextRun();
        run.recordedValues()
                .forEach(value -> runs.add(value.getValueIteratedTo(), value.getCountAddedInThisIterationStep()));
    }

    /** The histogram of all runs, in nanoseconds. */
    Histogram merged() {
        return merged;
    }

    /** Up to the percentile that one request is beyond, or to 99.9999. */
    LatencyCurve curve() {
        double decades = Math.min(MOST_DECADES, Math.log10((double) merged.getTotalCount()));
        double[] shares = DoubleStream.iterate(0, at -> at <= decades, at -> at + 1.0 / POINTS_PER_DECADE)
                .map(at -> 1 - Math.pow(10, -at))
                .toArray();
        double[][] intervals = runs.intervals(shares);
        List<LatencyCurve.Point> points = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            points.add(new LatencyCurve.Point(
                    shares[i],
                    merged.getValueAtPercentile(100 * shares[i]) / NANOS_PER_MS,
                    intervals[i][0] / NANOS_PER_MS,
                    intervals[i][1] / NANOS_PER_MS));
        }
        return new LatencyCurve(merged.getTotalCount(), runs.runs(), points);
    }
}
