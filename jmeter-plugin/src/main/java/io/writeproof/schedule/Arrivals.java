package io.writeproof.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The arrivals of one run of a schedule, handed out one by one to the threads that share it.
 *
 * <p>The schedule begins when the first arrival is asked for, so nothing that happens before the threads start can make
 * it begin with a burst. Thread-safe; lock-free but for the random moments of Poisson arrivals, which are drawn one after
 * the other.
 */
public final class Arrivals {

    /** What a thread is busy with. */
    private static final class Work {
        private @Nullable PhaseTally phase;
        private long sinceNanos;
    }

    private final Schedule schedule;
    private final Timetable timetable;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable Long> anchorNanos = new AtomicReference<>();
    private final AtomicLong claimed = new AtomicLong();
    private final Map<String, PhaseTally> phases = new HashMap<>();
    private final LongAdder threads = new LongAdder();
    private final ThreadLocal<Work> work = ThreadLocal.withInitial(this::firstWork);

    /**
     * @param stream any number; runs of schedules with the same seed have the same random moments only if it is the same
     * @param nanoTime the clock, such as {@link System#nanoTime()}; the moments of arrivals are on it
     */
    public Arrivals(Schedule schedule, long stream, LongSupplier nanoTime) {
        this.schedule = schedule;
        this.timetable = new Timetable(schedule, stream);
        this.nanoTime = nanoTime;
        schedule.phases().stream()
                .collect(Collectors.groupingBy(Phase::name))
                .forEach((name, ofThisName) -> phases.put(name, new PhaseTally(ofThisName)));
    }

    public Schedule schedule() {
        return schedule;
    }

    /** How many arrivals are planned in all. */
    public long planned() {
        return timetable.arrivals();
    }

    /**
     * Takes the next arrival that nobody has taken, however late it is; null when the schedule is over.
     *
     * <p>The thread that asks is done with the arrival that it noted as sent before.
     */
    public @Nullable Arrival claim() {
        long now = nanoTime.getAsLong();
        Work done = work.get();
        if (done.phase != null) {
            done.phase.served(now - done.sinceNanos);
            done.phase = null;
        }
        Arrival next = timetable.arrival(claimed.getAndIncrement(), begin(now));
        if (next != null) {
            tally(next).claimed(now - next.plannedNanos());
        }
        return next;
    }

    private PhaseTally tally(Arrival arrival) {
        PhaseTally phase = phases.get(arrival.phase().name());
        if (phase == null) {
            throw new IllegalArgumentException("expected an arrival of this schedule, found one of " + arrival.phase());
        }
        return phase;
    }

    /** Notes that an arrival that this thread has claimed goes out now. */
    public void sent(Arrival arrival) {
        long now = nanoTime.getAsLong();
        PhaseTally phase = tally(arrival);
        phase.sent(now - arrival.plannedNanos());
        Work begun = work.get();
        begun.phase = phase;
        begun.sinceNanos = now;
    }

    /** When the schedule began, on the clock; null before the first arrival was asked for. */
    public @Nullable Long anchorNanos() {
        return anchorNanos.get();
    }

    /** How well the schedule was kept until now. The arrivals of phases that are not measured count as never sent only. */
    public Punctuality punctuality() {
        return phases.entrySet().stream()
                .map(phase -> Phase.measured(phase.getKey())
                        ? phase.getValue().punctuality()
                        : phase.getValue().punctuality().unmeasured())
                .reduce(Punctuality.NONE, Punctuality::plus);
    }

    /** How well the phases of this name, measured or not, were kept until now. */
    public Punctuality punctuality(String phase) {
        PhaseTally tally = phases.get(phase);
        return tally == null ? Punctuality.NONE : tally.punctuality();
    }

    /** How many threads the measured phases needed and had; null when no request of them has been done with. */
    public @Nullable ThreadNeed threadNeed() {
        double busy = measured().mapToDouble(PhaseTally::busyThreads).max().orElse(0);
        return busy == 0 ? null : new ThreadNeed((long) Math.ceil(busy), threads.sum());
    }

    /** How many arrivals of the measured phases found no thread free at their moment. */
    public long noneFree() {
        return measured().mapToLong(PhaseTally::noneFree).sum();
    }

    private Stream<PhaseTally> measured() {
        return phases.entrySet().stream()
                .filter(phase -> Phase.measured(phase.getKey()))
                .map(Map.Entry::getValue);
    }

    /** How many threads have asked for an arrival. */
    public long threads() {
        return threads.sum();
    }

    private Work firstWork() {
        threads.increment();
        return new Work();
    }

    private long begin(long now) {
        Long anchor = anchorNanos.get();
        if (anchor != null) {
            return anchor;
        }
        Long other = anchorNanos.compareAndExchange(null, now);
        return other == null ? now : other;
    }
}
