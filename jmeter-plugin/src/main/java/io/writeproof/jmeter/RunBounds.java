package io.writeproof.jmeter;

import io.writeproof.latency.SampleRecorder;
import java.time.Duration;
import org.apache.jmeter.util.JMeterUtils;

/**
 * How far a run may go, as properties of JMeter say. Immutable.
 *
 * @param maxLabels how many labels are recorded by name
 * @param maxErrors how many kinds of errors are counted by name
 * @param abortGrace how long requests may take to end after a rule has stopped the load
 */
record RunBounds(int maxLabels, int maxErrors, Duration abortGrace) {

    /** How many labels are recorded by name; further ones are recorded together. */
    static final String MAX_LABELS = "writeproof.max_labels";

    /** How many kinds of errors are counted by name; further ones are counted together. */
    static final String MAX_ERRORS = "writeproof.max_errors";

    /** Whole seconds from the stop by a rule until the requests that are still under way are cut off. */
    static final String ABORT_GRACE = "writeproof.abort.grace_s";

    private static final int ABORT_GRACE_S = 30;

    /**
     * Reads the properties.
     *
     * @throws IllegalArgumentException when one of them is no number that it can be
     */
    static RunBounds read() {
        return new RunBounds(
                whole(MAX_LABELS, SampleRecorder.MOST_LABELS, 1),
                whole(MAX_ERRORS, ErrorCounts.MOST_KINDS, 1),
                Duration.ofSeconds(whole(ABORT_GRACE, ABORT_GRACE_S, 0)));
    }

    private static int whole(String property, int otherwise, int least) {
        String text = JMeterUtils.getPropDefault(property, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException("the JMeter property " + property
                    + ": expected a whole number of at least " + least + ", found `" + text + "`");
        }
        return Integer.parseInt(text);
    }
}
