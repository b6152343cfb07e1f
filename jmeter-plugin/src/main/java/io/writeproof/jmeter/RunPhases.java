package io.writeproof.jmeter;

import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Phase;
import io.writeproof.schedule.PlacedPhase;
import io.writeproof.target.Span;
import io.writeproof.threshold.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the phases of a run lie on the clock of nanoTime: where a schedule plans them, else where their samples were recorded.
 * Immutable.
 */
final class RunPhases {

    private final List<Place> places;
    /** The phases of what is sent beside a schedule, by thread groups that have one. */
    private final Set<String> beside;

    /**
     * A phase that has begun, or whose schedule has.
     *
     * @param plan null when no schedule plans it
     */
    record Place(String name, Span span, @Nullable Phase plan) {

        private boolean isUnderWay(long nanos) {
            long left = span.toNanos() - nanos;
            return nanos - span.fromNanos() >= 0 && (plan == null ? left >= 0 : left > 0);
        }

        /** Planned arrivals until the moment. */
        private long plannedUntil(long nanos) {
            long length = span.toNanos() - span.fromNanos();
            long passed = Math.max(0, Math.min(nanos - span.fromNanos(), length));
            return plan == null ? 0 : plan.arrivalsUntil(Duration.ofNanos(passed));
        }
    }

    private RunPhases(List<Place> places, Set<String> beside) {
        this.places = List.copyOf(places);
        this.beside = beside;
    }

    /** @param recorded from the first send to the last answer of each phase; until now when it is under way */
    static RunPhases of(PlannedLoad plan, Map<String, Span> recorded) {
        List<Place> places = new ArrayList<>();
        plan.schedules().forEach(schedule -> places.addAll(planned(schedule)));
        Set<String> planned = places.stream().map(Place::name).collect(Collectors.toSet());
        recorded.forEach((name, span) -> {
            if (!planned.contains(name)) {
                places.add(new Place(name, span, null));
            }
        });
        places.sort((a, b) -> Long.signum(a.span.fromNanos() - b.span.fromNanos()));
        return new RunPhases(places, plan.groups());
    }

    private static List<Place> planned(Arrivals schedule) {
        Long anchor = schedule.anchorNanos();
        return anchor == null
                ? List.of()
                : schedule.schedule().placed().stream()
                        .filter(placed -> !placed.phase().duration().isZero())
                        .map(placed -> place(placed, anchor))
                        .toList();
    }

    private static Place place(PlacedPhase placed, long anchor) {
        Span span = new Span(
                anchor + placed.start().toNanos(), anchor + placed.end().toNanos());
        return new Place(placed.phase().name(), span, placed.phase());
    }

    /**
     * Those that make the time of the scope. Without names these are the measured ones; but a login, say, that threads send
     * before their schedule begins is measured without being part of its time.
     */
    RunPhases of(Scope scope) {
        return only(
                scope.phases().isEmpty()
                        ? place ->
                                !place.name.equals(Phase.WARMUP) && (place.plan != null || !beside.contains(place.name))
                        : place -> scope.phases().contains(place.name));
    }

    /** Those that no schedule plans, in the order in which they began. */
    List<Place> unplanned() {
        return only(place -> place.plan == null).places;
    }

    private RunPhases only(Predicate<Place> wanted) {
        return new RunPhases(places.stream().filter(wanted).toList(), beside);
    }

    List<Span> spans() {
        return places.stream().map(Place::span).toList();
    }

    /** From the beginning of the first to the end of the last; null when there are none. */
    @Nullable
    Span time() {
        return spans().stream().reduce(Span::and).orElse(null);
    }

    /** Whether a schedule plans one of them. */
    boolean planned() {
        return places.stream().anyMatch(place -> place.plan != null);
    }

    /**
     * Their time until a moment, and that of each until its last answer; parts that touch are one.
     *
     * @param recorded from the first send to the last answer of each phase; of a name that lies at several places nobody can
     *     tell which of them an answer belongs to, so it is the last place that it makes longer
     */
    List<Span> timeUntil(long nanos, Map<String, Span> recorded) {
        Map<String, Span> lastOfName = new HashMap<>();
        List<Span> parts = new ArrayList<>();
        for (Place place : places) {
            if (nanos - place.span.fromNanos() >= 0) {
                Span begun = place.span.within(place.span.fromNanos(), nanos);
                parts.add(begun);
                lastOfName.put(place.name, begun);
            }
        }
        lastOfName.forEach((name, begun) -> {
            Span answered = recorded.get(name);
            if (answered != null && answered.toNanos() - begun.toNanos() > 0) {
                parts.add(new Span(begun.fromNanos(), answered.toNanos()));
            }
        });
        return Span.joined(parts);
    }

    /**
     * Planned requests per second of their time between two moments, which leaves out what lies between them; null when they
     * have no time there, or nothing is planned in it.
     */
    @Nullable
    Double rateBetween(long fromNanos, long toNanos) {
        return rate(arrivalsBetween(fromNanos, toNanos), Span.nanosBetween(spans(), fromNanos, toNanos));
    }

    /** Planned requests per second between two moments, 0 when a schedule plans none then; null when there is no schedule. */
    @Nullable
    Double plannedRate(long fromNanos, long toNanos) {
        Double rate = rate(arrivalsBetween(fromNanos, toNanos), toNanos - fromNanos);
        return rate == null && planned() ? Double.valueOf(0) : rate;
    }

    private long arrivalsBetween(long fromNanos, long toNanos) {
        return places.stream()
                .mapToLong(place -> place.plannedUntil(toNanos) - place.plannedUntil(fromNanos))
                .sum();
    }

    private static @Nullable Double rate(long arrivals, long nanos) {
        return arrivals == 0 || nanos <= 0 ? null : arrivals * 1e9 / nanos;
    }

    /** The phases under way, joined when there are several. */
    String at(long nanos) {
        return String.join("+", namesAt(nanos));
    }

    /** The names of the phases under way. */
    List<String> namesAt(long nanos) {
        return places.stream()
                .filter(place -> place.isUnderWay(nanos))
                .map(Place::name)
                .distinct()
                .toList();
    }
}
