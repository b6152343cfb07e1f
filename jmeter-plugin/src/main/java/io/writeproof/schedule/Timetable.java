package io.writeproof.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The arrivals of one run of a schedule by their numbers. Thread-safe. */
final class Timetable {

    /**
     * A phase and its place.
     *
     * @param startNanos from the beginning of the schedule
     * @param before arrivals of all earlier phases
     * @param until arrivals of all phases up to the end of this one
     */
    private record Leg(Phase phase, long startNanos, long before, long until, LongUnaryOperator plan) {}

    private final List<Leg> legs = new ArrayList<>();
    private final long arrivals;

    /** Where the search begins, so that it takes one step however many phases there are. Any value is right, old ones too. */
    private int latestLeg;

    /**
     * @param stream tells runs of schedules with the same seed apart that shall not have the same random moments
     */
    Timetable(Schedule schedule, long stream) {
        long before = 0;
        for (PlacedPhase placed : schedule.placed()) {
            Phase phase = placed.phase();
            long until = before + phase.arrivals();
            if (until > before) {
                long seed = RandomMoments.seedOf(schedule.seed(), stream, legs.size());
                LongUnaryOperator plan = phase.shape().plan(phase.duration(), seed);
                legs.add(new Leg(phase, placed.start().toNanos(), before, until, plan));
            }
            before = until;
        }
        arrivals = before;
    }

    /** How many arrivals there are. */
    long arrivals() {
        return arrivals;
    }

    /**
     * Finds a planned arrival. To be asked once for each number.
     *
     * @param number of the arrival, counted from 0 over the whole schedule
     * @param anchorNanos when the schedule began
     * @return null when the schedule is over by then
     */
    @Nullable
    Arrival arrival(long number, long anchorNanos) {
        if (number >= arrivals) {
            return null;
        }
        int place = latestLeg;
        while (number >= legs.get(place).until) {
            place++;
        }
        while (number < legs.get(place).before) {
            place--;
        }
        latestLeg = place;
        Leg leg = legs.get(place);
        return new Arrival(anchorNanos + leg.startNanos + leg.plan.applyAsLong(number - leg.before), leg.phase);
    }
}
