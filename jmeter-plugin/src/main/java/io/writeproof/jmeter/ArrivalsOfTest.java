package io.writeproof.jmeter;

import io.writeproof.schedule.Arrivals;
import java.util.ArrayList;
import java.util.List;
import org.apache.jmeter.threads.JMeterContextService;

/** The schedules of the running test, where the verdict finds them. Thread-safe. */
final class ArrivalsOfTest {

    private static final List<Arrivals> ARRIVALS = new ArrayList<>();
    private static long testStart;

    private ArrivalsOfTest() {}

    static synchronized void add(Arrivals arrivals) {
        forgetEarlierTests();
        ARRIVALS.add(arrivals);
    }

    static synchronized List<Arrivals> all() {
        forgetEarlierTests();
        return List.copyOf(ARRIVALS);
    }

    /** JMeter notes the start of a test before it tells any element, so the start tells tests apart. */
    private static void forgetEarlierTests() {
        long start = JMeterContextService.getTestStartTime();
        if (start != testStart) {
            testStart = start;
            ARRIVALS.clear();
        }
    }
}
