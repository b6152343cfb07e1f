package io.writeproof.jmeter;

import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.util.JMeterUtils;

/**
 * The tag that all requests of a test carry: the JMeter property {@value #PROPERTY}, or else one UUIDv7 per test.
 *
 * <p>Each engine of a distributed test makes its own, so that each can check its own rows. Thread-safe.
 */
final class RunId {

    /** The JMeter property that sets it. */
    static final String PROPERTY = "run_id";

    private static long testStart;
    private static String generated = "";

    private RunId() {}

    /** The run id of the test that is running. */
    static String current() {
        String given = JMeterUtils.getPropDefault(PROPERTY, "");
        return given.isBlank() ? generated() : given.strip();
    }

    /** JMeter notes the start of a test before it evaluates the first function, so the start tells tests apart. */
    private static synchronized String generated() {
        long start = JMeterContextService.getTestStartTime();
        if (generated.isEmpty() || start != testStart) {
            testStart = start;
            generated = Uuid7.next().toString();
        }
        return generated;
    }
}
