package io.writeproof.jmeter;

import io.writeproof.jmeter.ArrivalsOfTest.Running;
import io.writeproof.latency.SampleMoments;
import io.writeproof.schedule.Arrival;
import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Schedule;
import io.writeproof.schedule.SlotWait;
import io.writeproof.syntax.SyntaxException;
import java.util.concurrent.TimeUnit;
import org.apache.jmeter.testelement.ThreadListener;
import org.apache.jmeter.threads.AbstractThreadGroup;
import org.apache.jmeter.threads.JMeterContext;
import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.threads.JMeterThread;
import org.apache.jmeter.timers.Timer;
import org.apache.jorphan.util.JMeterStopThreadException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the threads in its scope share one schedule of planned requests, and plans each sample for its moment.
 *
 * <p>The wait happens inside {@link #delay()}: JMeter itself would wait in whole milliseconds, and a graceful stop would
 * have to wait for the slowest slot. A thread that finds the schedule over, or its own end before the slot, ends.
 * setUp and tearDown threads are let through, and so is everybody when {@value #UNPACED} stands in place of a schedule.
 *
 * <p>One instance serves all threads of an engine. Thread-safe during a test.
 */
public final class ArrivalSchedule extends RunElement implements Timer, ThreadListener {

    static final String SCHEDULE = "ArrivalSchedule.schedule";

    /** The word for no schedule at all, so that a property can decide whether there is one. */
    static final String UNPACED = "unpaced";

    private static final long serialVersionUID = 1L;
    private static final SlotWait WAIT = new SlotWait(System::nanoTime);

    /** Null when the schedule does not parse. */
    private transient volatile @Nullable Pace pace;

    /** What the threads go by. */
    private sealed interface Pace {
        record Unpaced() implements Pace {}

        record Scheduled(Running running) implements Pace {}
    }

    @Override
    public void testStarted() {
        testStarted("");
    }

    @Override
    public void testStarted(String host) {
        pace = null;
        String schedule = getPropertyAsString(SCHEDULE);
        try {
            pace = isUnpaced(schedule)
                    ? new Pace.Unpaced()
                    : new Pace.Scheduled(ArrivalsOfTest.begin(getName(), Schedule.parse(schedule), host));
        } catch (SyntaxException e) {
            TestExit.decideBy(() -> TestExit.BAD_CONFIGURATION);
            ConfigurationProblems.add(getName(), "the schedule (" + SCHEDULE + ") does not parse: " + e.explain());
        }
    }

    static boolean isUnpaced(String schedule) {
        return schedule.strip().equals(UNPACED);
    }

    @Override
    public void threadStarted() {
        AbstractThreadGroup group = JMeterContextService.getContext().getThreadGroup();
        if (pace instanceof Pace.Scheduled scheduled && ThreadRole.of(group).isLoad()) {
            scheduled.running().groups().add(group.getName());
        }
    }

    @Override
    public void threadFinished() {
        // Its group still belongs to the schedule.
    }

    @Override
    public long delay() {
        // Not getThreadContext(): it remembers the context of the first thread that asks.
        JMeterContext context = JMeterContextService.getContext();
        if (!ThreadRole.of(context.getThreadGroup()).isLoad()) {
            return 0;
        }
        Pace shared = pace;
        if (shared == null) {
            throw new JMeterStopThreadException("the schedule does not parse");
        }
        if (shared instanceof Pace.Scheduled scheduled) {
            waitForTurn(scheduled.running().arrivals(), context.getThread());
        }
        return 0;
    }

    private static void waitForTurn(Arrivals arrivals, JMeterThread thread) {
        Arrival arrival = arrivals.claim();
        if (arrival == null) {
            throw new JMeterStopThreadException("the schedule is over");
        }
        waitFor(arrival, thread);
        arrivals.sent(arrival);
        SampleMoments.ofThread().planned(arrival.plannedNanos(), arrival.phase().name());
    }

    private static void waitFor(Arrival arrival, JMeterThread thread) {
        if (comesAfterTheEndOf(thread, arrival)) {
            throw new JMeterStopThreadException("the thread's scheduled end comes before its next planned request");
        }
        try {
            if (!WAIT.until(arrival.plannedNanos(), () -> ThreadStop.requested(thread))) {
                throw new JMeterStopThreadException("stopped while waiting for its next planned request");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JMeterStopThreadException("interrupted while waiting for its next planned request", e);
        }
    }

    /** JMeter sets the end on the calendar, which may jump; the schedule itself does not depend on it. */
    private static boolean comesAfterTheEndOf(JMeterThread thread, Arrival arrival) {
        long endTime = thread.getEndTime();
        return endTime > 0
                && TimeUnit.NANOSECONDS.toMillis(arrival.plannedNanos() - System.nanoTime())
                        > endTime - System.currentTimeMillis();
    }

    @Override
    public void testEnded() {
        // The verdict still reads the arrivals; the next test replaces them.
    }
}
