package io.writeproof.jmeter;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.jmeter.threads.JMeterContextService;

/** Something that all elements of the running test share, and that each test begins anew. Thread-safe. */
final class OfTest<T> {

    private static final long NO_TEST = 0;
    private static final Queue<OfTest<?>> ALL = new ConcurrentLinkedQueue<>();

    private final Supplier<T> beginning;
    private T current;
    private long testStart;

    OfTest(Supplier<T> beginning) {
        this.beginning = beginning;
        this.current = beginning.get();
        ALL.add(this);
    }

    /** To be called while a test runs: what no element of it has asked for is not to be the last test's when it has ended. */
    static void renew() {
        ALL.forEach(OfTest::get);
    }

    /**
     * That of the running test, or of the last one.
     *
     * <p>JMeter notes the start of a test before it tells any element, so the start tells tests apart. Its window forgets the
     * start as soon as it hears of the end, which is before the verdict is asked.
     */
    synchronized T get() {
        long start = JMeterContextService.getTestStartTime();
        if (start != NO_TEST && start != testStart) {
            testStart = start;
            current = beginning.get();
        }
        return current;
    }
}
