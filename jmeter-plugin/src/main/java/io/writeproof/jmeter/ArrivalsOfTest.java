package io.writeproof.jmeter;

import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;

/** The schedules of the running test, where the verdict finds them. Thread-safe. */
final class ArrivalsOfTest {

    private static final OfTest<List<Running>> RUNNING = new OfTest<>(ArrayList::new);

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
        List<Running> running = RUNNING.get();
        long stream = ((long) host.hashCode() << Integer.SIZE) + running.size();
        Arrivals fresh = new Arrivals(schedule, stream, System::nanoTime);
        running.add(new Running(element, fresh));
        return fresh;
    }

    static synchronized List<Running> all() {
        return List.copyOf(RUNNING.get());
    }
}
