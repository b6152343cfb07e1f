package io.writeproof.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the scrapes of a run have brought, for the expressions that were asked for. Thread-safe.
 *
 * <p>Keeps the first and the latest page, and of each expression a timeline of bounded size. An expression is best asked
 * for before the load begins; one that is asked for later knows the first page and what comes from then on.
 */
public final class TargetHistory {

    /** When more than this share of the scrapes has failed, nothing is said of the target. */
    public static final double MOST_FAILED = 0.1;

    private static final int MOST_SERIES_SHOWN = 5;
    private static final String BUCKETS = "_bucket";

    private final Map<SeriesSelector, Track> tracks = new HashMap<>();
    private final Map<SeriesSelector, BucketTracks> histograms = new HashMap<>();
    /** The first page and the latest. */
    private final List<Scrape> ends = new ArrayList<>(2);

    private long attempts;
    private long failures;
    private @Nullable String latestFailure;
    private @Nullable String blindAtEnd;

    private record Scrape(Exposition page, long nanos) {}

    /** The metrics of the process itself, by the names that the Prometheus clients share, are followed unasked. */
    public TargetHistory() {
        ProcessFacts.METRICS.forEach(this::follow);
    }

    /** Keeps the sum over these series from now on. */
    public synchronized void follow(SeriesSelector series) {
        track(series);
    }

    /** Keeps the buckets of this histogram from now on. */
    public synchronized void followHistogram(SeriesSelector histogram) {
        buckets(bucketsOf(histogram));
    }

    private Track track(SeriesSelector series) {
        return tracks.computeIfAbsent(series, any -> {
            Track track = new Track(series, null);
            ends.forEach(scrape -> track.read(scrape.page, scrape.nanos));
            return track;
        });
    }

    private BucketTracks buckets(SeriesSelector buckets) {
        return histograms.computeIfAbsent(buckets, any -> {
            BucketTracks tracks = new BucketTracks(buckets);
            ends.forEach(scrape -> tracks.read(scrape.page, scrape.nanos));
            return tracks;
        });
    }

    private static SeriesSelector bucketsOf(SeriesSelector histogram) {
        return new SeriesSelector(histogram.name() + BUCKETS, histogram.labels());
    }

    synchronized void scraped(Exposition page, long nanos) {
        attempts++;
        Scrape scrape = new Scrape(page, nanos);
        if (ends.size() == 2) {
            ends.set(1, scrape);
        } else {
            ends.add(scrape);
        }
        tracks.values().forEach(track -> track.read(page, nanos));
        histograms.values().forEach(track -> track.read(page, nanos));
    }

    synchronized void failed(String reason) {
        attempts++;
        failures++;
        latestFailure = reason;
    }

    /** Notes that the scrape after the load did not succeed. */
    synchronized void blindAtEnd(String reason) {
        blindAtEnd = reason;
    }

    /** From the first scrape that succeeded until the latest; null before it. */
    public synchronized @Nullable Span whole() {
        return ends.isEmpty() ? null : new Span(ends.get(0).nanos, latest().nanos);
    }

    /** How many scrapes there were, failed ones included. */
    public synchronized long attempts() {
        return attempts;
    }

    public synchronized long failures() {
        return failures;
    }

    /** Why nothing can be said of the target: the last scrape failed, or too many did; null when all is well. */
    public synchronized @Nullable String problem() {
        if (blindAtEnd != null) {
            return "the metrics could not be read after the load: " + blindAtEnd;
        }
        if (failures > MOST_FAILED * attempts) {
            return failures + " of " + attempts + " scrapes of the metrics failed, the latest: " + latestFailure;
        }
        return null;
    }

    /** Why the series do not exist on the latest page; null when they do. */
    public synchronized @Nullable String missing(SeriesSelector series) {
        Exposition page = ends.isEmpty() ? new Exposition(Map.of(), Map.of()) : latest().page;
        if (!page.series(series).isEmpty()) {
            return null;
        }
        Map<Map<String, String>, Double> others = page.series(series.name());
        return "the target has no metric " + series + "; "
                + (others.isEmpty() ? nearNames(series.name(), page) : "its series: " + labels(others));
    }

    private Scrape latest() {
        return ends.get(ends.size() - 1);
    }

    private static String nearNames(String name, Exposition page) {
        List<String> near = NearNames.of(name, page.names());
        return near.isEmpty()
                ? "none of its " + page.names().size() + " metrics has a similar name"
                : "similar names: " + String.join(", ", near);
    }

    private static String labels(Map<Map<String, String>, Double> series) {
        TreeSet<String> labels = series.keySet().stream()
                .map(SeriesSyntax::toText)
                .map(text -> text.isEmpty() ? "one without labels" : text)
                .collect(Collectors.toCollection(TreeSet::new));
        String shown = labels.stream().limit(MOST_SERIES_SHOWN).collect(Collectors.joining(", "));
        return labels.size() > MOST_SERIES_SHOWN ? shown + ", … (" + labels.size() + ")" : shown;
    }

    /** How the sum over the series went. */
    synchronized Timeline timeline(SeriesSelector series) throws TargetException {
        Timeline timeline = track(series).timeline().copy();
        if (timeline.isEmpty()) {
            throw new TargetException(String.valueOf(missing(series)));
        }
        return timeline;
    }

    /** How the buckets of a histogram went, by their upper bound. */
    synchronized Map<String, Timeline> bucketTimelines(SeriesSelector histogram) throws TargetException {
        SeriesSelector buckets = bucketsOf(histogram);
        Map<String, Timeline> timelines = buckets(buckets).timelines();
        if (timelines.isEmpty()) {
            throw new TargetException(String.valueOf(missing(buckets)));
        }
        return timelines;
    }
}
