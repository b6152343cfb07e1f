package io.writeproof.jmeter;

import io.writeproof.latency.Interval;
import io.writeproof.latency.Recorded;
import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.latency.SeriesName;
import io.writeproof.schedule.Phase;
import io.writeproof.schedule.Punctuality;
import io.writeproof.target.Span;
import io.writeproof.threshold.Labels;
import io.writeproof.threshold.Lateness;
import io.writeproof.threshold.Samples;
import io.writeproof.threshold.Scope;
import io.writeproof.threshold.Traffic;
import io.writeproof.threshold.Window;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a run as they become known, second by second.
 *
 * <p>Memory does not grow with the run: there are the totals of each label and phase, the seconds of the longest window,
 * and, for each scope that leaves out its beginning, the totals since then. Thread-safe.
 */
final class RecordedSamples implements Samples {

    /** Seconds do not begin where phases do: a window may stick out of its scope by less than one. */
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<PlannedLoad> plan;
    private final Supplier<Set<String>> running;
    private final Collection<Scope> delayedScopes;
    private final long longestWindowNanos;

    private final Map<SeriesName, SampleStatistics> totals = new TreeMap<>();
    /** What was sent within transactions: for rules about its labels, and in no total. */
    private final Map<SeriesName, SampleStatistics> parts = new TreeMap<>();
    /** From the first send to the last answer of each phase. */
    private final Map<String, Span> recorded = new TreeMap<>();

    private final Deque<Interval> seconds = new ArrayDeque<>();
    /** What has ended since the beginning that a scope leaves out was over. */
    private final Map<Scope, SampleStatistics> sinceBeginning = new HashMap<>();

    /** As they were at the last full second; null until somebody asks. */
    private @Nullable RunPhases places;

    private long nowNanos;
    private boolean over;

    /**
     * @param plan what the schedules plan, asked again and again, because they begin with the load
     * @param running the names of the thread groups that have threads now
     * @param scopes all that will be asked for
     * @param longestWindow that will be asked for
     */
    RecordedSamples(
            Supplier<PlannedLoad> plan,
            Supplier<Set<String>> running,
            Collection<Scope> scopes,
            Duration longestWindow) {
        this.plan = plan;
        this.running = running;
        this.longestWindowNanos = longestWindow.toNanos();
        this.delayedScopes = scopes.stream()
                .filter(scope -> !scope.after().isZero())
                .distinct()
                .toList();
    }

    /** Takes the next second. */
    synchronized void add(Interval second) {
        nowNanos = second.toNanos();
        places = null;
        second.series().forEach(this::add);
        second.recorded().parts().forEach((name, samples) -> parts.merge(name, samples, SampleStatistics::plus));
        seconds.addLast(second);
        while (seconds.size() > 1 && !newerThan(longestWindowNanos).test(seconds.getFirst())) {
            seconds.removeFirst();
        }
        for (Scope scope : delayedScopes) {
            Span time = phases(scope).time();
            if (time != null && nowNanos - time.fromNanos() > scope.after().toNanos()) {
                SampleStatistics ended = SampleStatistics.sum(samples(second, scope));
                sinceBeginning.merge(scope, ended, SampleStatistics::plus);
            }
        }
    }

    private void add(SeriesName name, SampleStatistics samples) {
        totals.merge(name, samples, SampleStatistics::plus);
        recorded.merge(name.phase(), new Span(samples.firstSentNanos(), samples.lastEndedNanos()), Span::and);
    }

    /** From now on, what was planned counts even if it did not come to pass. */
    synchronized void end() {
        over = true;
        places = null;
    }

    /** The requests of each label and phase until now. */
    synchronized Map<SeriesName, SampleStatistics> totals() {
        return new TreeMap<>(totals);
    }

    @Override
    public synchronized SortedSet<String> labels() {
        SortedSet<String> labels = new TreeSet<>();
        totals.keySet().forEach(name -> labels.add(name.label()));
        parts.keySet().forEach(name -> labels.add(name.label()));
        return labels;
    }

    @Override
    public synchronized SortedSet<String> phases() {
        SortedSet<String> phases = new TreeSet<>(recorded.keySet());
        phases.addAll(plan.get().phases());
        phases.remove(SampleMoments.NO_PHASE);
        return phases;
    }

    /**
     * Where the phases lie as far as they have begun. One that no schedule plans goes on as long as its thread group has
     * threads, even if nobody answers them.
     */
    synchronized RunPhases places() {
        RunPhases known = places;
        if (known == null) {
            known = place();
            places = known;
        }
        return known;
    }

    private RunPhases place() {
        PlannedLoad planned = plan.get();
        Map<String, Span> known = new TreeMap<>(recorded);
        if (!over) {
            Set<String> underWay = new TreeSet<>(running.get());
            underWay.removeAll(planned.groups());
            underWay.forEach(
                    name -> known.computeIfPresent(name, (any, span) -> span.and(new Span(nowNanos, nowNanos))));
        }
        return RunPhases.of(planned, known);
    }

    @Override
    public synchronized Traffic over(Scope scope) {
        SampleStatistics samples =
                scope.after().isZero() ? total(scope) : sinceBeginning.getOrDefault(scope, SampleStatistics.none());
        RunPhases phases = phases(scope);
        Span time = phases.time();
        if (time == null) {
            return new Traffic(samples, 0, null, lateness(scope, samples));
        }
        long from = time.fromNanos() + scope.after().toNanos();
        // At the end of the run until the end of the last phase at least, however early the load ended.
        long until = over ? time.toNanos() : earlier(nowNanos, time.toNanos());
        List<Span> parts = phases.timeUntil(until, recorded);
        long end = parts.isEmpty() ? until : parts.get(parts.size() - 1).toNanos();
        return new Traffic(
                samples,
                Span.nanosBetween(parts, from, end) / 1e9,
                phases.rateBetween(from, until),
                lateness(scope, samples));
    }

    @Override
    public synchronized @Nullable Window newest(Scope scope, Duration length) {
        RunPhases phases = phases(scope);
        Span time = phases.time();
        List<Interval> newest =
                seconds.stream().filter(newerThan(length.toNanos())).toList();
        if (time == null || newest.isEmpty()) {
            return null;
        }
        long from = newest.get(0).fromNanos();
        boolean full = nowNanos - from > length.toNanos() - SECOND_NANOS / 2;
        long earliest = later(from, time.fromNanos() + scope.after().toNanos());
        Span inside = full ? inside(phases, earliest, new Span(from, nowNanos)) : null;
        if (inside == null) {
            return null;
        }
        SampleStatistics samples = SampleStatistics.sum(newest.stream().flatMap(second -> samples(second, scope)));
        Lateness lateness = phases.planned() ? lateness(samples, null) : null;
        Double rate = phases.rateBetween(inside.fromNanos(), inside.toNanos());
        long nanos = Span.nanosBetween(phases.spans(), inside.fromNanos(), inside.toNanos());
        Traffic traffic = new Traffic(samples, nanos / 1e9, rate, lateness);
        return new Window(Duration.ofNanos(Math.max(0, from - loadBeginNanos(time))), length, traffic);
    }

    /**
     * What of a window lies in the phases; null when it sticks out by a second or more, as one does that reaches over a time
     * between two of them.
     */
    private static @Nullable Span inside(RunPhases phases, long earliestNanos, Span window) {
        return Span.joined(phases.spans(), SECOND_NANOS - 1).stream()
                .filter(part -> part.toNanos() - later(part.fromNanos(), earliestNanos) > 0
                        && window.toNanos() - later(part.fromNanos(), earliestNanos) > 0)
                .map(part -> part.within(earliestNanos, window.toNanos()))
                .filter(part -> part.fromNanos() - window.fromNanos() < SECOND_NANOS
                        && window.toNanos() - part.toNanos() < SECOND_NANOS)
                .findFirst()
                .orElse(null);
    }

    private Predicate<Interval> newerThan(long windowNanos) {
        return second -> nowNanos - second.toNanos() < windowNanos - SECOND_NANOS / 2;
    }

    private long loadBeginNanos(Span otherwise) {
        Span load = places().time();
        return (load == null ? otherwise : load).fromNanos();
    }

    private RunPhases phases(Scope scope) {
        return places().of(scope);
    }

    /** Known of whole phases, and only when nothing can be sent any more; without phases of all, warm-up included. */
    private @Nullable Long neverSent(Scope scope) {
        PlannedLoad planned = plan.get();
        Punctuality all = planned.punctuality();
        boolean wholePhases = scope.labels().equals(Labels.ALL)
                && scope.after().isZero()
                && planned.phases().containsAll(scope.phases());
        if (!over || !wholePhases || all == null) {
            return null;
        }
        return scope.phases().isEmpty()
                ? all.neverSent()
                : scope.phases().stream()
                        .mapToLong(phase -> planned.punctuality(phase).neverSent())
                        .sum();
    }

    private SampleStatistics total(Scope scope) {
        return SampleStatistics.sum(samples(new Interval(0, 0, new Recorded<>(totals, parts)), scope));
    }

    /** A transaction stands for its parts, unless it is asked for labels, which may be theirs. */
    private static Stream<SampleStatistics> samples(Interval interval, Scope scope) {
        Predicate<SeriesName> wanted = name -> includes(scope, name);
        Stream<SampleStatistics> requests = interval.samples(wanted);
        return scope.labels().equals(Labels.ALL) ? requests : Stream.concat(requests, interval.parts(wanted));
    }

    /** A schedule that never began has only what was never sent. */
    private @Nullable Lateness lateness(Scope scope, SampleStatistics samples) {
        Long neverSent = neverSent(scope);
        boolean known = neverSent != null || phases(scope).planned();
        return known ? lateness(samples, neverSent) : null;
    }

    private static Lateness lateness(SampleStatistics samples, @Nullable Long neverSent) {
        double lagMeanMillis = samples.lagMeanNanos() / 1e6;
        return new Lateness(samples.lag().late(), lagMeanMillis, samples.lag().maxNanos() / 1e6, neverSent);
    }

    private static boolean includes(Scope scope, SeriesName name) {
        return includes(scope, name.phase()) && scope.includes(name.label());
    }

    private static boolean includes(Scope scope, String phase) {
        return scope.phases().isEmpty()
                ? !phase.equals(Phase.WARMUP)
                : scope.phases().contains(phase);
    }

    private static long later(long a, long b) {
        return b - a > 0 ? b : a;
    }

    private static long earlier(long a, long b) {
        return b - a < 0 ? b : a;
    }
}
