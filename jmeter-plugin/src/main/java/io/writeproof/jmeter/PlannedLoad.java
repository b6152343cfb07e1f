package io.writeproof.jmeter;

import io.writeproof.jmeter.ArrivalsOfTest.Running;
import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Phase;
import io.writeproof.schedule.Punctuality;
import io.writeproof.schedule.ThreadNeed;
import io.writeproof.summary.RunReport.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /** The names of those that are measured: all but the warm-up. */
    Set<String> measuredPhases() {
        return schedules().stream()
                .flatMap(one -> phases(one, Phase::measured))
                .map(Phase::name)
                .collect(Collectors.toSet());
    }

    /** The names of the thread groups whose threads share the schedules that have begun. */
    Set<String> groups() {
        return running.stream()
                .filter(one -> one.arrivals().anchorNanos() != null)
                .flatMap(one -> one.groups().stream())
                .collect(Collectors.toSet());
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
                one.arrivals().threads(),
                one.arrivals().punctuality().late(),
                one.arrivals().noneFree());
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

    private static Duration remainingAt(Arrivals arrivals, long nanos) {
        Long anchor = arrivals.anchorNanos();
        long passed = anchor == null ? 0 : nanos - anchor;
        Duration rest = arrivals.schedule().duration().minusNanos(passed);
        return rest.isNegative() ? Duration.ZERO : rest;
    }
}
