package io.writeproof.latency;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Records the samples of a run by phase and label.
 *
 * <p>Recording takes no lock and allocates nothing once a label was seen in a phase. Labels beyond a limit are recorded
 * together as {@link #OTHERS}, so that memory stays bounded. Thread-safe.
 */
public final class SampleRecorder {

    /** A label takes up to 1 MB in each phase, so these fit into JMeter's usual heap. */
    public static final int MOST_LABELS = 500;

    /** The name for all labels beyond the limit. */
    public static final String OTHERS = "(other labels)";

    private final BoundedNames labels;
    private final Map<String, Map<String, SampleSeries>> phases = new ConcurrentHashMap<>();

    /** Records up to {@link #MOST_LABELS} labels by name. */
    public SampleRecorder() {
        this(MOST_LABELS);
    }

    /** @param mostLabels how many labels are recorded by name, at least one */
    public SampleRecorder(int mostLabels) {
        labels = new BoundedNames(mostLabels, OTHERS);
    }

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

    /** The name under which the samples of the label are recorded. */
    public String nameOf(String label) {
        return labels.of(label);
    }

    /** How many labels are not recorded by name. */
    public BoundedNames.Folded folded() {
        return labels.folded();
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
        Map<String, SampleSeries> phase = phases.computeIfAbsent(sample.phase(), ignored -> new ConcurrentHashMap<>());
        String name = labels.of(label);
        SampleSeries ofOthers = phase.get(name);
        return ofOthers == null ? phase.computeIfAbsent(name, ignored -> new SampleSeries(sample)) : ofOthers;
    }
}
