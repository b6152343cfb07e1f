package io.writeproof.jmeter;

import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.apache.jmeter.threads.JMeterContextService;

/** The schedules of the running test, where the verdict finds them. Thread-safe. */
final class ArrivalsOfTest {

    private static final List<Running> RUNNING = new ArrayList<>();
    private static long testStart;

    /**
     * A schedule that runs.
     *
     * @param element the name of its element in the plan
     */
    record Running(String element, Arrivals arrivals) {}

    private ArrivalsOfTest() {}

    /**
     * Begins a run of a schedule. Its random moments depend on the place of the element in the plan and on the host, so that
     * neither two schedules nor two engines with one seed send at the same moments.
     *
     * @param host as JMeter calls this engine in a distributed test; empty in any other
     */
    static synchronized Arrivals begin(String element, Schedule schedule, String host) {
        forgetEarlierTests();
        long stream = ((long) host.hashCode() << Integer.SIZE) + RUNNING.size();
        Arrivals fresh = new Arrivals(schedule, stream, System::nanoTime);
        RUNNING.add(new Running(element, fresh));
        return fresh;
    }

    static synchronized List<Running> all() {
        forgetEarlierTests();
        return List.copyOf(RUNNING);
    }

    /** JMeter notes the start of a test before it tells any element, so the start tells tests apart. */
    private static void forgetEarlierTests() {
        long start = JMeterContextService.getTestStartTime();
        if (start != testStart) {
            testStart = start;
            RUNNING.clear();
        }
    }
}
