package io.writeproof.jmeter;

import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Phase;
import io.writeproof.schedule.PlacedPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where some phases of the schedules lie on the clock of nanoTime, and what is planned in them. Immutable. */
final class PlannedPhases {

    /** A phase that has begun, or whose schedule has. */
    private record Placed(Phase phase, long fromNanos) {
        long toNanos() {
            return fromNanos + phase.duration().toNanos();
        }

        /** Arrivals until the moment. */
        long plannedUntil(long nanos) {
            long passed =
                    Math.max(0, Math.min(nanos - fromNanos, phase.duration().toNanos()));
            return phase.arrivalsUntil(Duration.ofNanos(passed));
        }
    }

    private final List<Placed> placed = new ArrayList<>();

    /** The phases whose name is wanted, of the schedules that have begun. */
    PlannedPhases(List<Arrivals> schedules, Predicate<String> wanted) {
        for (Arrivals arrivals : schedules) {
            Long anchor = arrivals.anchorNanos();
            if (anchor != null) {
                place(arrivals.schedule().placed(), anchor, wanted);
            }
        }
    }

    private void place(List<PlacedPhase> phases, long anchorNanos, Predicate<String> wanted) {
        for (PlacedPhase one : phases) {
            Phase phase = one.phase();
            if (wanted.test(phase.name()) && !phase.duration().isZero()) {
                placed.add(new Placed(phase, anchorNanos + one.start().toNanos()));
            }
        }
    }

    /** When the first of them begins; null when no schedule with one of them has begun. */
    @Nullable
    Long fromNanos() {
        return placed.stream()
                .map(Placed::fromNanos)
                .reduce((a, b) -> b - a < 0 ? b : a)
                .orElse(null);
    }

    /** When the last of them ends; null when no schedule with one of them has begun. */
    @Nullable
    Long toNanos() {
        return placed.stream()
                .map(Placed::toNanos)
                .reduce((a, b) -> b - a > 0 ? b : a)
                .orElse(null);
    }

    /** Planned requests per second between two moments; null when no time lies between them, or nothing is planned in it. */
    @Nullable
    Double rateBetween(long fromNanos, long toNanos) {
        long planned = placed.stream()
                .mapToLong(phase -> phase.plannedUntil(toNanos) - phase.plannedUntil(fromNanos))
                .sum();
        return planned == 0 || toNanos - fromNanos <= 0 ? null : planned * 1e9 / (toNanos - fromNanos);
    }
}
