package io.writeproof.latency;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Records the samples of a run by phase and label.
 *
 * <p>Recording takes no lock and allocates nothing once a label was seen in a phase. Thread-safe.
 */
public final class SampleRecorder {

    private final Map<String, Map<String, SampleSeries>> phases = new ConcurrentHashMap<>();

    /** Records a sample that succeeded, in its phase. */
    public void succeeded(String label, SampleMoments sample) {
        series(label, sample).succeeded(sample);
    }

    /** Records a sample that failed, in its phase. */
    public void failed(String label, SampleMoments sample) {
        series(label, sample).failed(sample);
    }

    /** The figures of each label, over the phases that are wanted. Labels come in alphabetical order. */
    public Map<String, SampleStatistics> byLabel(Predicate<String> wantedPhase) {
        Map<String, SampleStatistics> labels = new TreeMap<>();
        forEach((name, series) -> {
            if (wantedPhase.test(name.phase())) {
                labels.merge(name.label(), series.snapshot(), SampleStatistics::plus);
            }
        });
        return labels;
    }

    /** The figures of each label in each phase. */
    public Map<SeriesName, SampleStatistics> bySeries() {
        Map<SeriesName, SampleStatistics> all = new TreeMap<>();
        forEach((name, series) -> all.put(name, series.snapshot()));
        return all;
    }

    /**
     * What was recorded since the last call, which has to be made by one reader alone.
     *
     * @param fromNanos when the last call was made, or the test began
     * @param toNanos now
     */
    public Interval interval(long fromNanos, long toNanos) {
        Map<SeriesName, SampleStatistics> recorded = new TreeMap<>();
        forEach((name, series) -> {
            SampleStatistics since = series.interval();
            if (!since.isEmpty()) {
                recorded.put(name, since);
            }
        });
        return new Interval(fromNanos, toNanos, recorded);
    }

    private void forEach(BiConsumer<SeriesName, SampleSeries> action) {
        phases.forEach((phase, labels) ->
                labels.forEach((label, series) -> action.accept(new SeriesName(phase, label), series)));
    }

    private SampleSeries series(String label, SampleMoments sample) {
        // get first: computeIfAbsent locks and its lambda allocates, even when the key is there
        Map<String, SampleSeries> phase = phases.get(sample.phase());
        SampleSeries series = phase == null ? null : phase.get(label);
        return series == null ? firstOf(label, sample) : series;
    }

    private SampleSeries firstOf(String label, SampleMoments sample) {
        return phases.computeIfAbsent(sample.phase(), phase -> new ConcurrentHashMap<>())
                .computeIfAbsent(label, ignored -> new SampleSeries(sample));
    }
}
