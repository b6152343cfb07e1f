package io.writeproof.jmeter;

import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The schedules of the running test, where the verdict finds them. Thread-safe. */
final class ArrivalsOfTest {

    private static final OfTest<List<Running>> RUNNING = new OfTest<>(ArrayList::new);

    /**
     * A schedule that runs.
     *
     * @param element the name of its element in the plan
     * @param groups the names of the thread groups that have threads in its scope; grows
     */
    record Running(String element, Arrivals arrivals, Set<String> groups) {
        Running(String element, Arrivals arrivals) {
            this(element, arrivals, ConcurrentHashMap.newKeySet());
        }
    }

    private ArrivalsOfTest() {}

    /**
     * Begins a run of a schedule. Its random moments depend on the place of the element in the plan and on the host, so that
     * neither two schedules nor two engines with one seed send at the same moments.
     *
     * @param host as JMeter calls this engine in a distributed test; empty in any other
     */
    static synchronized Running begin(String element, Schedule schedule, String host) {
        List<Running> running = RUNNING.get();
        long stream = ((long) host.hashCode() << Integer.SIZE) + running.size();
        Running fresh = new Running(element, new Arrivals(schedule, stream, System::nanoTime));
        running.add(fresh);
        return fresh;
    }

    static synchronized List<Running> all() {
        return List.copyOf(RUNNING.get());
    }
}
