package io.writeproof.target;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the buckets of a histogram, each summed over the series of the expression. Not thread-safe. */
final class BucketTracks {

    private static final String BOUND = "le";

    private final SeriesSelector buckets;
    private final Map<String, Track> byBound = new HashMap<>();
    private @Nullable Long readAtNanos;

    BucketTracks(SeriesSelector buckets) {
        this.buckets = buckets;
    }

    /** How the buckets went, by their upper bound. */
    Map<String, Timeline> timelines() {
        Map<String, Timeline> timelines = new HashMap<>();
        byBound.forEach((bound, track) -> timelines.put(bound, track.timeline().copy()));
        return timelines;
    }

    void read(Exposition page, long nanos) {
        page.series(buckets).keySet().forEach(labels -> {
            String bound = labels.get(BOUND);
            if (bound != null) {
                byBound.computeIfAbsent(bound, any -> new Track(bucket(bound), readAtNanos));
            }
        });
        byBound.values().forEach(track -> track.read(page, nanos));
        readAtNanos = nanos;
    }

    private SeriesSelector bucket(String bound) {
        Map<String, String> labels = new HashMap<>(buckets.labels());
        labels.put(BOUND, bound);
        return new SeriesSelector(buckets.name(), labels);
    }
}
