package io.writeproof.threshold;

import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleRecorder;
import io.writeproof.latency.SampleStatistics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Ten seconds of a phase called steady at a target of 100/s, and windows that are set by hand.
 *
 * <p>Samples were sent two milliseconds, or half their time, after they were planned.
 */
final class StoredSamples implements Samples {

    private static final Lateness LATENESS = new Lateness(5, 1, 3, 2L);

    private final SampleRecorder recorder = new SampleRecorder();
    private final Map<Duration, Window> newest = new HashMap<>();
    private @Nullable Double targetRate = 100.0;
    private @Nullable Lateness lateness = LATENESS;

    void answer(String label, long millis, int count) {
        SampleMoments moments = moments(millis);
        for (int i = 0; i < count; i++) {
            recorder.succeeded(label, moments);
        }
    }

    void fail(String label, long millis, int count) {
        SampleMoments moments = moments(millis);
        for (int i = 0; i < count; i++) {
            recorder.failed(label, moments);
        }
    }

    private static SampleMoments moments(long millis) {
        SampleMoments moments = new SampleMoments();
        moments.planned(0, "steady");
        moments.sent(Math.min(2_000_000, millis * 500_000));
        moments.ended(millis * 1_000_000);
        return moments;
    }

    void unplanned() {
        targetRate = null;
        lateness = null;
    }

    /** The newest window of this length, in seconds, is this one from now on. */
    void show(long from, long length, StoredSamples content) {
        Duration duration = Duration.ofSeconds(length);
        Traffic traffic = new Traffic(content.all(Labels.ALL), (double) length, targetRate, lateness);
        newest.put(duration, new Window(Duration.ofSeconds(from), duration, traffic));
    }

    @Override
    public SortedSet<String> labels() {
        return new TreeSet<>(recorder.byLabel(phase -> true).keySet());
    }

    @Override
    public SortedSet<String> phases() {
        return new TreeSet<>(List.of("steady", "warmup"));
    }

    @Override
    public Traffic over(Scope scope) {
        boolean steady = scope.phases().isEmpty() || scope.phases().contains("steady");
        return new Traffic(steady ? all(scope.labels()) : SampleStatistics.none(), 10, targetRate, lateness);
    }

    private SampleStatistics all(Labels wanted) {
        return recorder.byLabel(phase -> true).entrySet().stream()
                .filter(label -> wanted.include(label.getKey()))
                .map(Map.Entry::getValue)
                .reduce(SampleStatistics.none(), SampleStatistics::plus);
    }

    @Override
    public @Nullable Window newest(Scope scope, Duration length) {
        return newest.get(length);
    }
}
