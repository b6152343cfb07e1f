package io.writeproof.jmeter;

import java.util.function.Supplier;
import org.apache.jmeter.threads.JMeterContextService;

/** Something that all elements of the running test share, and that each test begins anew. Thread-safe. */
final class OfTest<T> {

    private final Supplier<T> beginning;
    private T current;
    private long testStart;

    OfTest(Supplier<T> beginning) {
        this.beginning = beginning;
        this.current = beginning.get();
    }

    /** JMeter notes the start of a test before it tells any element, so the start tells tests apart. */
    synchronized T get() {
        long start = JMeterContextService.getTestStartTime();
        if (start != testStart) {
            testStart = start;
            current = beginning.get();
        }
        return current;
    }
}
