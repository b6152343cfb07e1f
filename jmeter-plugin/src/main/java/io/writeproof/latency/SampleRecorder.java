package io.writeproof.latency;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
        phases.forEach((phase, series) -> {
            if (wantedPhase.test(phase)) {
                series.forEach((label, one) -> labels.merge(label, one.snapshot(), SampleStatistics::plus));
            }
        });
        return labels;
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
