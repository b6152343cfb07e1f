package io.writeproof.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schedule whose arrivals have been counted, because exact counting is too slow to be done for every arrival. Immutable. */
final class Timetable {

    /**
     * A phase and its place.
     *
     * @param startNanos from the beginning of the schedule
     * @param before arrivals of all earlier phases
     * @param until arrivals of all phases up to the end of this one
     */
    private record Leg(Phase phase, long startNanos, long before, long until) {}

    private final List<Leg> legs;

    Timetable(Schedule schedule) {
        List<Leg> counted = new ArrayList<>();
        long startNanos = 0;
        long before = 0;
        for (Phase phase : schedule.phases()) {
            long until = before + phase.arrivals();
            counted.add(new Leg(phase, startNanos, before, until));
            before = until;
            startNanos += phase.duration().toNanos();
        }
        legs = List.copyOf(counted);
    }

    /**
     * Finds a planned arrival.
     *
     * @param number of the arrival, counted from 0 over the whole schedule
     * @return null when the schedule is over by then; the moment counts from the beginning of the schedule
     */
    @Nullable
    Arrival arrival(long number) {
        for (Leg leg : legs) {
            if (number < leg.until) {
                return new Arrival(leg.startNanos + leg.phase.shape().offsetNanos(number - leg.before), leg.phase);
            }
        }
        return null;
    }
}
