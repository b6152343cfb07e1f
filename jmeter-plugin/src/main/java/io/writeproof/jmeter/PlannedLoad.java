package io.writeproof.jmeter;

import io.writeproof.jmeter.ArrivalsOfTest.Running;
import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Phase;
import io.writeproof.schedule.PlacedPhase;
import io.writeproof.schedule.Punctuality;
import io.writeproof.schedule.ThreadNeed;
import io.writeproof.summary.RunReport.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the schedules of a test plan together. They run side by side, as their thread groups do; phases of one name are one
 * phase, whichever schedules they belong to.
 */
final class PlannedLoad {

    private final List<Running> running;

    PlannedLoad(List<Running> running) {
        this.running = running;
    }

    List<Arrivals> schedules() {
        return running.stream().map(Running::arrivals).toList();
    }

    /** All planned requests, warm-up included. */
    long arrivals() {
        return schedules().stream().mapToLong(Arrivals::planned).sum();
    }

    /** Planned requests per second of the measured phases; null when none are planned. */
    @Nullable
    Double targetRate() {
        return targetRate(Phase::measured);
    }

    /** Planned requests per second of the phases of this name; null when none are planned. */
    @Nullable
    Double targetRate(String phase) {
        return targetRate(one -> one.name().equals(phase));
    }

    /** The names of the phases in their order, schedule by schedule. */
    List<String> phases() {
        return schedules().stream()
                .flatMap(one -> one.schedule().phases().stream())
                .map(Phase::name)
                .distinct()
                .toList();
    }

    /** When the first measured phase began, on the clock of nanoTime; null when none did. */
    @Nullable
    Long measuredFromNanos() {
        return schedules().stream()
                .map(PlannedLoad::measuredFrom)
                .flatMap(Optional::stream)
                .reduce((a, b) -> b - a < 0 ? b : a)
                .orElse(null);
    }

    /** The phases under way, joined when there are several. */
    String phaseAt(long nanos) {
        return String.join(
                "+",
                schedules().stream()
                        .flatMap(one -> one.schedule().placed().stream().filter(phase -> isUnderWay(one, phase, nanos)))
                        .map(placed -> placed.phase().name())
                        .distinct()
                        .toList());
    }

    /** From the moment until the end of the longest schedule; null when none has begun. */
    @Nullable
    Duration remainingAt(long nanos) {
        return schedules().stream()
                .filter(one -> one.anchorNanos() != null)
                .map(one -> remainingAt(one, nanos))
                .max(Duration::compareTo)
                .orElse(null);
    }

    /** How well all of them were kept; null when there are none. */
    @Nullable
    Punctuality punctuality() {
        return schedules().stream()
                .map(Arrivals::punctuality)
                .reduce(Punctuality::plus)
                .orElse(null);
    }

    /** How well the phases of this name were kept. */
    Punctuality punctuality(String phase) {
        return schedules().stream().map(one -> one.punctuality(phase)).reduce(Punctuality.NONE, Punctuality::plus);
    }

    /** The threads that each schedule needed and had. */
    List<Threads> threads() {
        return running.stream().map(PlannedLoad::threads).toList();
    }

    private static Threads threads(Running one) {
        ThreadNeed need = one.arrivals().threadNeed();
        return new Threads(
                one.element(),
                need == null ? null : need.needed(),
                one.arrivals().threads());
    }

    private static Stream<Phase> phases(Arrivals arrivals, Predicate<Phase> wanted) {
        return arrivals.schedule().phases().stream().filter(wanted);
    }

    private Duration duration(Predicate<Phase> wanted) {
        return schedules().stream()
                .map(one -> phases(one, wanted).map(Phase::duration).reduce(Duration.ZERO, Duration::plus))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private @Nullable Double targetRate(Predicate<Phase> wanted) {
        long planned = schedules().stream()
                .flatMap(one -> phases(one, wanted))
                .mapToLong(Phase::arrivals)
                .sum();
        return planned == 0 ? null : planned * 1e9 / duration(wanted).toNanos();
    }

    private static Optional<Long> measuredFrom(Arrivals arrivals) {
        Long anchor = arrivals.anchorNanos();
        return anchor == null
                ? Optional.empty()
                : arrivals.schedule().placed().stream()
                        .filter(placed -> placed.phase().measured())
                        .findFirst()
                        .map(placed -> anchor + placed.start().toNanos());
    }

    private static boolean isUnderWay(Arrivals arrivals, PlacedPhase placed, long nanos) {
        Long anchor = arrivals.anchorNanos();
        return anchor != null
                && nanos - anchor >= placed.start().toNanos()
                && nanos - anchor < placed.end().toNanos();
    }

    private static Duration remainingAt(Arrivals arrivals, long nanos) {
        Long anchor = arrivals.anchorNanos();
        long passed = anchor == null ? 0 : nanos - anchor;
        Duration rest = arrivals.schedule().duration().minusNanos(passed);
        return rest.isNegative() ? Duration.ZERO : rest;
    }
}
