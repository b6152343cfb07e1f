package io.writeproof.schedule;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The arrivals of one run of a schedule, handed out one by one to the threads that share it.
 *
 * <p>The schedule begins when the first arrival is asked for, so nothing that happens before the threads start can make
 * it begin with a burst. Thread-safe and lock-free.
 */
public final class Arrivals {

    /** An arrival counts as late when it is sent more than this after its moment; less is the jitter of any scheduler. */
    public static final Duration LATE_AFTER = Duration.ofMillis(1);

    private final Schedule schedule;
    private final Timetable timetable;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable Long> anchorNanos = new AtomicReference<>();
    private final AtomicLong claimed = new AtomicLong();
    private final LongAdder sent = new LongAdder();
    private final LongAdder measured = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder lagSumNanos = new LongAdder();
    private final LongAccumulator lagMaxNanos = new LongAccumulator(Math::max, 0);

    /**
     * @param nanoTime the clock, such as {@link System#nanoTime()}; the moments of arrivals are on it
     */
    public Arrivals(Schedule schedule, LongSupplier nanoTime) {
        this.schedule = schedule;
        this.timetable = new Timetable(schedule);
        this.nanoTime = nanoTime;
    }

    public Schedule schedule() {
        return schedule;
    }

    /** Takes the next arrival that nobody has taken, however late it is; null when the schedule is over. */
    public @Nullable Arrival claim() {
        Arrival next = timetable.arrival(claimed.getAndIncrement());
        return next == null ? null : next.after(begin());
    }

    /** Notes that a claimed arrival goes out now; how late it is counts in measured phases only, as its latency does. */
    public void sent(Arrival arrival) {
        sent.increment();
        if (!arrival.phase().measured()) {
            return;
        }
        long lagNanos = Math.max(0, nanoTime.getAsLong() - arrival.plannedNanos());
        measured.increment();
        lagSumNanos.add(lagNanos);
        lagMaxNanos.accumulate(lagNanos);
        if (lagNanos > LATE_AFTER.toNanos()) {
            late.increment();
        }
    }

    /** When the schedule began, on the clock; null before the first arrival was asked for. */
    public @Nullable Long anchorNanos() {
        return anchorNanos.get();
    }

    /** How well the schedule was kept until now. */
    public Punctuality punctuality() {
        long sentNow = sent.sum();
        long measuredNow = measured.sum();
        Duration mean = Duration.ofNanos(measuredNow == 0 ? 0 : lagSumNanos.sum() / measuredNow);
        long neverSent = schedule.arrivals() - sentNow;
        return new Punctuality(measuredNow, late.sum(), neverSent, new Lag(mean, Duration.ofNanos(lagMaxNanos.get())));
    }

    private long begin() {
        Long anchor = anchorNanos.get();
        if (anchor != null) {
            return anchor;
        }
        Long now = nanoTime.getAsLong();
        Long other = anchorNanos.compareAndExchange(null, now);
        return other == null ? now : other;
    }
}
