package io.writeproof.jmeter;

import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Lag;
import io.writeproof.schedule.Phase;
import io.writeproof.schedule.Punctuality;
import io.writeproof.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the schedules of a test plan together. They run side by side, as their thread groups do. */
final class PlannedLoad {

    private final List<Arrivals> schedules;

    PlannedLoad(List<Arrivals> schedules) {
        this.schedules = schedules;
    }

    List<Arrivals> schedules() {
        return schedules;
    }

    /** All planned requests, warm-up included. */
    long arrivals() {
        return schedules.stream().mapToLong(one -> one.schedule().arrivals()).sum();
    }

    /** How long the measured phases last; zero when nothing is planned. */
    Duration measuredDuration() {
        return schedules.stream()
                .map(one -> measuredPhases(one).map(Phase::duration).reduce(Duration.ZERO, Duration::plus))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Planned requests per second of the measured phases; null when none are planned. */
    @Nullable
    Double targetRate() {
        long planned = schedules.stream()
                .flatMap(PlannedLoad::measuredPhases)
                .mapToLong(Phase::arrivals)
                .sum();
        return planned == 0 ? null : planned * 1e9 / measuredDuration().toNanos();
    }

    /** When the first measured phase began, on the clock of nanoTime; null when none did. */
    @Nullable
    Long measuredFromNanos() {
        return schedules.stream()
                .map(PlannedLoad::measuredFrom)
                .filter(moment -> moment != null)
                .reduce((a, b) -> b - a < 0 ? b : a)
                .orElse(null);
    }

    /** The phases under way, joined when there are several. */
    String phaseAt(long nanos) {
        return String.join(
                "+",
                schedules.stream()
                        .flatMap(one -> one.schedule().phases().stream().filter(phase -> isUnderWay(one, phase, nanos)))
                        .map(Phase::name)
                        .distinct()
                        .toList());
    }

    /** From the moment until the end of the longest schedule; null when none has begun. */
    @Nullable
    Duration remainingAt(long nanos) {
        return schedules.stream()
                .filter(one -> one.anchorNanos() != null)
                .map(one -> remainingAt(one, nanos))
                .max(Duration::compareTo)
                .orElse(null);
    }

    /** How well all of them were kept; null when there are none. */
    @Nullable
    Punctuality punctuality() {
        return schedules.stream()
                .map(Arrivals::punctuality)
                .reduce(PlannedLoad::plus)
                .orElse(null);
    }

    private static Punctuality plus(Punctuality a, Punctuality b) {
        long measured = a.measured() + b.measured();
        Duration sum =
                a.lag().mean().multipliedBy(a.measured()).plus(b.lag().mean().multipliedBy(b.measured()));
        Duration max = a.lag().max().compareTo(b.lag().max()) > 0
                ? a.lag().max()
                : b.lag().max();
        Lag lag = new Lag(measured == 0 ? Duration.ZERO : sum.dividedBy(measured), max);
        return new Punctuality(measured, a.late() + b.late(), a.neverSent() + b.neverSent(), lag);
    }

    private static Stream<Phase> measuredPhases(Arrivals arrivals) {
        return arrivals.schedule().phases().stream().filter(Phase::measured);
    }

    private static @Nullable Long measuredFrom(Arrivals arrivals) {
        Long anchor = arrivals.anchorNanos();
        Schedule schedule = arrivals.schedule();
        return anchor == null
                ? null
                : measuredPhases(arrivals)
                        .findFirst()
                        .map(phase -> anchor + schedule.startOf(phase).toNanos())
                        .orElse(null);
    }

    private static boolean isUnderWay(Arrivals arrivals, Phase phase, long nanos) {
        Long anchor = arrivals.anchorNanos();
        if (anchor == null) {
            return false;
        }
        long since = nanos - anchor - arrivals.schedule().startOf(phase).toNanos();
        return since >= 0 && since < phase.duration().toNanos();
    }

    private static Duration remainingAt(Arrivals arrivals, long nanos) {
        Long anchor = arrivals.anchorNanos();
        long passed = anchor == null ? 0 : nanos - anchor;
        Duration rest = arrivals.schedule().duration().minusNanos(passed);
        return rest.isNegative() ? Duration.ZERO : rest;
    }
}
