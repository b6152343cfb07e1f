package io.writeproof.jmeter;

import io.writeproof.latency.Interval;
import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.latency.SeriesName;
import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Phase;
import io.writeproof.schedule.Punctuality;
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
 * and, for each scope that leaves out its beginning, the totals at that moment. Thread-safe.
 */
final class RecordedSamples implements Samples {

    /** Seconds do not begin where phases do: a window may stick out of its scope by less than one. */
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<PlannedLoad> plan;
    private final Collection<Scope> delayedScopes;
    private final long longestWindowNanos;

    private final Map<SeriesName, SampleStatistics> totals = new TreeMap<>();
    private final Deque<Interval> seconds = new ArrayDeque<>();
    /** What had ended when the beginning of the scope was over; until then, everything. */
    private final Map<Scope, SampleStatistics> leftOut = new HashMap<>();

    private long nowNanos;
    private boolean over;

    /**
     * @param plan what the schedules plan, asked again and again, because they begin with the load
     * @param scopes all that will be asked for
     * @param longestWindow that will be asked for
     */
    RecordedSamples(Supplier<PlannedLoad> plan, Collection<Scope> scopes, Duration longestWindow) {
        this.plan = plan;
        this.longestWindowNanos = longestWindow.toNanos();
        this.delayedScopes = scopes.stream()
                .filter(scope -> !scope.after().isZero())
                .distinct()
                .toList();
    }

    /** Takes the next second. */
    synchronized void add(Interval second) {
        nowNanos = second.toNanos();
        second.series().forEach((name, samples) -> totals.merge(name, samples, SampleStatistics::plus));
        seconds.addLast(second);
        while (seconds.size() > 1 && !newerThan(longestWindowNanos).test(seconds.getFirst())) {
            seconds.removeFirst();
        }
        for (Scope scope : delayedScopes) {
            Long begin = beginNanos(scope);
            if (begin == null || nowNanos - begin <= scope.after().toNanos()) {
                leftOut.put(scope, total(scope));
            }
        }
    }

    /** From now on, what was planned counts even if it did not come to pass. */
    synchronized void end() {
        over = true;
    }

    /** The samples of each label and phase until now. */
    synchronized Map<SeriesName, SampleStatistics> totals() {
        return new TreeMap<>(totals);
    }

    @Override
    public synchronized SortedSet<String> labels() {
        SortedSet<String> labels = new TreeSet<>();
        totals.keySet().forEach(name -> labels.add(name.label()));
        return labels;
    }

    @Override
    public synchronized SortedSet<String> phases() {
        SortedSet<String> phases = new TreeSet<>();
        totals.keySet().forEach(name -> phases.add(name.phase()));
        schedules().forEach(one -> one.schedule().phases().forEach(phase -> phases.add(phase.name())));
        phases.remove(SampleMoments.NO_PHASE);
        return phases;
    }

    @Override
    public synchronized Traffic over(Scope scope) {
        SampleStatistics samples = total(scope).minus(leftOut.getOrDefault(scope, SampleStatistics.none()));
        Long begin = beginNanos(scope);
        if (begin == null) {
            return new Traffic(samples, 0, null, lateness(scope, samples));
        }
        long from = begin + scope.after().toNanos();
        PlannedPhases planned = planned(scope);
        Long plannedEnd = planned.toNanos();
        long end = endNanos(scope, plannedEnd);
        Double rate = plannedEnd == null ? null : planned.rateBetween(from, earlier(end, plannedEnd));
        return new Traffic(samples, Math.max(0, end - from) / 1e9, rate, lateness(scope, samples));
    }

    /** Until now, or until the last answer; at the end of the run until the planned end at least. */
    private long endNanos(Scope scope, @Nullable Long plannedEnd) {
        Long lastEnded = ofPhases(scope)
                .map(SampleStatistics::lastEndedNanos)
                .reduce((a, b) -> b - a > 0 ? b : a)
                .orElse(null);
        if (plannedEnd == null) {
            return over && lastEnded != null ? lastEnded : nowNanos;
        }
        long reached = over ? plannedEnd : earlier(nowNanos, plannedEnd);
        return lastEnded != null && lastEnded - reached > 0 ? lastEnded : reached;
    }

    @Override
    public synchronized @Nullable Window newest(Scope scope, Duration length) {
        Long begin = beginNanos(scope);
        List<Interval> newest =
                seconds.stream().filter(newerThan(length.toNanos())).toList();
        if (begin == null || newest.isEmpty()) {
            return null;
        }
        PlannedPhases planned = planned(scope);
        Long plannedEnd = planned.toNanos();
        long from = newest.get(0).fromNanos();
        long sticksOut = begin + scope.after().toNanos() - from;
        boolean full = nowNanos - from > length.toNanos() - SECOND_NANOS / 2;
        boolean ended = plannedEnd != null && nowNanos - plannedEnd >= SECOND_NANOS;
        if (!full || ended || sticksOut >= SECOND_NANOS) {
            return null;
        }
        long inside = from + Math.max(0, sticksOut);
        long end = plannedEnd == null ? nowNanos : earlier(nowNanos, plannedEnd);
        SampleStatistics samples =
                SampleStatistics.sum(newest.stream().flatMap(second -> second.samples(name -> includes(scope, name))));
        Lateness lateness = plannedEnd == null ? null : lateness(samples, null);
        Traffic traffic = new Traffic(samples, (end - inside) / 1e9, planned.rateBetween(inside, end), lateness);
        return new Window(Duration.ofNanos(Math.max(0, from - loadBeginNanos(begin))), length, traffic);
    }

    private Predicate<Interval> newerThan(long windowNanos) {
        return second -> nowNanos - second.toNanos() < windowNanos - SECOND_NANOS / 2;
    }

    private long loadBeginNanos(long otherwise) {
        Long begin = new PlannedPhases(schedules(), name -> true).fromNanos();
        return begin == null ? otherwise : begin;
    }

    private @Nullable Long beginNanos(Scope scope) {
        Long planned = planned(scope).fromNanos();
        return planned != null
                ? planned
                : ofPhases(scope)
                        .map(SampleStatistics::firstSentNanos)
                        .reduce(RecordedSamples::earlier)
                        .orElse(null);
    }

    /** The samples of the scope's phases, series by series, whatever their label. */
    private Stream<SampleStatistics> ofPhases(Scope scope) {
        return totals.entrySet().stream()
                .filter(series -> includes(scope, series.getKey().phase()))
                .map(Map.Entry::getValue);
    }

    private PlannedPhases planned(Scope scope) {
        return new PlannedPhases(schedules(), phase -> includes(scope, phase));
    }

    private List<Arrivals> schedules() {
        return plan.get().schedules();
    }

    /** Known of whole phases, and only when nothing can be sent any more; without phases of all, warm-up included. */
    private @Nullable Long neverSent(Scope scope) {
        PlannedLoad planned = plan.get();
        Punctuality all = planned.punctuality();
        boolean wholePhases = scope.labels().equals(Labels.ALL) && scope.after().isZero();
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
        return sum(totals, name -> includes(scope, name));
    }

    private static SampleStatistics sum(Map<SeriesName, SampleStatistics> series, Predicate<SeriesName> wanted) {
        return new Interval(0, 0, series).sum(wanted);
    }

    /** A schedule that never began has only what was never sent. */
    private @Nullable Lateness lateness(Scope scope, SampleStatistics samples) {
        Long neverSent = neverSent(scope);
        boolean known = neverSent != null || planned(scope).toNanos() != null;
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

    private static long earlier(long a, long b) {
        return b - a < 0 ? b : a;
    }
}
